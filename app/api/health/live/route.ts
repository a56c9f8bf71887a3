/** The process answers. Restart it when this fails; never ask the database here. */
export function GET(): Response {
  return Response.json({ status: "live" }, { headers: { "Cache-Control": "no-store" } });
}

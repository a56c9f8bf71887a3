import { findTabFacts } from "@/lib/tab/facts";

/**
 * What an open tab asks, to notice what changed elsewhere. The path names the organization that it shows, or "none"; one that
 * the person is not in is answered as one that does not exist.
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/tab/[organization]">,
): Promise<Response> {
  const { organization } = await params;
  return Response.json(await findTabFacts(organization), {
    headers: { "Cache-Control": "private, no-store" },
  });
}

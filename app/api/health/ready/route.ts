import { checkReadiness } from "@/lib/readiness";

/** Whether this instance may be given traffic; not ready says why. */
export async function GET(): Promise<Response> {
  const { isReady, reasons } = await checkReadiness();
  return Response.json(
    { status: isReady ? "ready" : "not ready", reasons },
    { status: isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}

/** The start of a server: the environment judged before anything is served, then the worker. */
import "server-only";
import { env } from "./env";
import { startWorking } from "./jobs/work";
import { describeError, log } from "./log";
import { requestIdHeader } from "./request";

export async function start(): Promise<void> {
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  if (env().WORKER === "in-process") void keepTrying();
}

/** The database may come later than the app; readiness says so meanwhile. */
async function keepTrying(): Promise<void> {
  try {
    await startWorking();
  } catch (error) {
    log().warn({ error: describeError(error) }, "The worker could not start; it tries again in 5 seconds.");
    setTimeout(keepTrying, 5000).unref();
  }
}

/** The error page shows the digest; the log line carries both it and the request's id. */
export function reportError(
  error: unknown,
  request: { path: string; method: string; headers: Record<string, string | string[] | undefined> },
): void {
  log().error(
    {
      request_id: request.headers[requestIdHeader],
      method: request.method,
      // Without the query: it may hold a token.
      path: request.path.split("?")[0],
      digest: (error as { digest?: unknown } | undefined)?.digest,
      error: describeError(error),
    },
    "A request failed.",
  );
}

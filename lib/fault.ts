/** What is neither a person's mistake nor a refusal: logged once, answered with the request's id and nothing else. */
import "server-only";
import { unstable_rethrow } from "next/navigation";
import { isMissingReference } from "@/db/errors";
import { describeError, log } from "./log";
import { ForeignOriginError, requestId } from "./request";
import { type ActionResult, fail } from "./result";

/** The end of every action maker's `catch`. Redirects and not-founds of Next go on their way. */
export async function answerFault(error: unknown, door: string): Promise<ActionResult<never>> {
  unstable_rethrow(error);
  const request_id = await requestId();
  if (error instanceof ForeignOriginError) {
    log().warn({ request_id, door }, error.message);
    return fail({ code: "forbidden", message: "This request did not come from one of our pages." });
  }
  if (isMissingReference(error)) {
    // A role, say, that staff took out of the template a moment ago.
    log().warn({ request_id, door, error: describeError(error) }, "What it refers to is gone.");
    return fail({
      code: "not_found",
      message: "Something that this needs is no longer here. Reload the page.",
    });
  }
  log().error({ request_id, door, error: describeError(error) }, "An action failed.");
  return fail({
    code: "unavailable",
    message: `Something went wrong on our side. Nothing was changed; try again. Reference: ${request_id}`,
  });
}

/** A fault on the way to a page goes on with the request's id for a digest: the error page shows it, the log has it. */
export async function withRequestId<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof Error) Object.assign(error, { digest: await requestId() });
    throw error;
  }
}

/** Whether this instance may be given traffic, with every reason why not. */
import "server-only";
import { findWallFaults } from "@/db/inspect-wall";
import { describeError, log } from "./log";

export type Readiness = { isReady: boolean; reasons: string[] };

/** Asks the database each time. What it cannot reach is a reason, without the address of what was not reached. */
export async function checkReadiness(): Promise<Readiness> {
  try {
    const reasons = await findWallFaults();
    return { isReady: reasons.length === 0, reasons };
  } catch (error) {
    log().warn({ error: describeError(error) }, "The database does not answer.");
    return { isReady: false, reasons: ["The database does not answer."] };
  }
}

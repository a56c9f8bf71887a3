/** Rows of what happened to a person outside any organization. */
import "server-only";
import type { EventContext } from "../schema/events";
import { securityEvents } from "../schema/security-events";
import type { UserTx } from "../wall";

/** Writes a security event of the person, in the transaction of what happened. */
export async function recordSecurityEvent(tx: UserTx, action: string, context: EventContext): Promise<void> {
  await tx.insert(securityEvents).values({ action, context });
}

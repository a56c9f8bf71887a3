/** Rows of what happened to a person outside any organization. */
import "server-only";
import { and, desc, eq, lt } from "drizzle-orm";
import type { EventContext } from "../schema/events";
import { securityEvents } from "../schema/security-events";
import type { UserTx } from "../wall";

/** Writes a security event of the person, in the transaction of what happened. */
export async function recordSecurityEvent(tx: UserTx, action: string, context: EventContext): Promise<void> {
  await tx.insert(securityEvents).values({ action, context });
}

export const securityEventsPerPage = 20;

export type SecurityEvent = { id: string; occurredAt: Date; action: string; context: EventContext };

/** A page of what happened to the person, the newest first. `older` is the `before` of the next page, if there is one. */
export async function listSecurityEvents(
  tx: UserTx,
  before?: string,
): Promise<{ events: SecurityEvent[]; older: string | undefined }> {
  const found = await tx
    .select({
      id: securityEvents.id,
      occurredAt: securityEvents.occurredAt,
      action: securityEvents.action,
      context: securityEvents.context,
    })
    .from(securityEvents)
    .where(and(eq(securityEvents.userId, tx.userId), before ? lt(securityEvents.id, before) : undefined))
    .orderBy(desc(securityEvents.userId), desc(securityEvents.id))
    .limit(securityEventsPerPage + 1);
  const page = found.slice(0, securityEventsPerPage);
  return { events: page, older: found.length > page.length ? page.at(-1)?.id : undefined };
}

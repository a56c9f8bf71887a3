/** Rows of what happened to a person outside any organization. */
import "server-only";
import { and, desc, eq, lt } from "drizzle-orm";
import type { EventChanges, EventContext } from "../schema/events";
import { securityEvents } from "../schema/security-events";
import type { StaffTx, StaffUserTx, UserTx } from "../wall";
import { cutPage } from "./page";

/** Writes a security event of the person, in the transaction of what happened; with what it was done to, if not to themself. */
export async function recordSecurityEvent(
  tx: UserTx | StaffTx | StaffUserTx,
  action: string,
  context: EventContext,
  target: { targetName?: string; changes?: EventChanges | null } = {},
): Promise<void> {
  await tx.insert(securityEvents).values({ action, context, ...target });
}

/** Whether the person was ever signed in. */
export async function hasSignedIn(tx: UserTx): Promise<boolean> {
  const found = await tx
    .select({ id: securityEvents.id })
    .from(securityEvents)
    .where(and(eq(securityEvents.userId, tx.userId), eq(securityEvents.action, "session.started")))
    .limit(1);
  return found.length > 0;
}

export const securityEventsPerPage = 20;

export type SecurityEvent = {
  id: string;
  occurredAt: Date;
  action: string;
  targetName: string | null;
  changes: EventChanges | null;
  context: EventContext;
};

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
      targetName: securityEvents.targetName,
      changes: securityEvents.changes,
      context: securityEvents.context,
    })
    .from(securityEvents)
    .where(and(eq(securityEvents.userId, tx.userId), before ? lt(securityEvents.id, before) : undefined))
    .orderBy(desc(securityEvents.userId), desc(securityEvents.id))
    .limit(securityEventsPerPage + 1);
  const { page, next } = cutPage(found, securityEventsPerPage);
  return { events: page, older: next };
}

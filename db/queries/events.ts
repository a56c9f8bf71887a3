/** Rows of an organization's audit trail. */
import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { events } from "../schema/events";
import { memberships } from "../schema/memberships";
import type { Tx } from "../wall";

export type NewEvent = Pick<
  typeof events.$inferInsert,
  "action" | "targetType" | "targetId" | "targetName" | "context" | "changes"
>;

/** Writes an event of the person who acts, in the transaction of what happened. */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  const actorName = sql<string>`(select ${memberships.name} from ${memberships} where ${and(
    eq(memberships.organizationId, tx.organizationId),
    eq(memberships.userId, tx.userId),
  )})`;
  await tx.insert(events).values({ ...event, actorType: "user", actorId: tx.userId, actorName });
}

/** How the demo writes down what happened before it was made, and who did it. */
import { and, eq, sql } from "drizzle-orm";
import { events } from "./schema/events";
import { memberships } from "./schema/memberships";
import type { Tx } from "./wall";

export type DemoPerson = { userId: string; name: string; email: string };

type DemoEvent = Pick<typeof events.$inferInsert, "action" | "targetType" | "targetId" | "targetName">;

const nowhere = { ip: null, user_agent: null, session_id: null, request_id: null };

/** An event of who acts, as old as is said. The trail is read in the order of its ids, so they are as old. */
export async function recordPast(tx: Tx, event: DemoEvent, daysAgo: number): Promise<void> {
  const actorName = sql<string>`(select ${memberships.name} from ${memberships} where ${and(
    eq(memberships.organizationId, tx.organizationId),
    eq(memberships.userId, tx.userId),
  )})`;
  await tx.insert(events).values({
    ...event,
    id: sql`uuidv7(-${days(daysAgo)})`,
    occurredAt: before(daysAgo),
    actorType: "user",
    actorId: tx.userId,
    actorName,
    context: nowhere,
  });
}

export const before = (daysAgo: number) => sql<Date>`now() - ${days(daysAgo)}`;

const days = (count: number) => sql`make_interval(secs => ${Math.round(count * 24 * 60 * 60)})`;

/** One transaction makes a workspace whole; who acts in it changes. */
export async function actAs(tx: Tx, person: DemoPerson): Promise<void> {
  await tx.execute(sql`select set_config('app.user_id', ${person.userId}, true)`);
  Object.assign(tx, { userId: person.userId });
}

/** What an organization's trail comes to: how much happened on each day, and whether something ever did. */
import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { events } from "../schema/events";
import type { Tx } from "../wall";

/** `day`: ISO 8601. `events`: counted no further than `mostADay`. */
export type EventDay = { day: string; events: number };

/** No day costs more than this, however much happened: each is read from the primary key alone, and no further. */
export const mostADay = 1000;

/** The last so many days, today the last of them, by the database's clock and in UTC. */
export async function countEventsByDay(tx: Tx, days: number): Promise<EventDay[]> {
  const rows = await tx.execute<EventDay>(sql`
    select to_char(d.begins at time zone 'UTC', 'YYYY-MM-DD') as day, (
      select count(*)::int from (
        select 1 from ${events} e where e.organization_id = ${tx.organizationId}
          and e.id >= ${firstId(sql`d.begins`)} and e.id < ${firstId(sql`d.begins + interval '24 hours'`)}
        limit ${mostADay}) counted) as events
    from generate_series(date_trunc('day', now(), 'UTC') - make_interval(hours => 24 * ${days - 1}::int),
      date_trunc('day', now(), 'UTC'), interval '24 hours') d (begins)
    order by d.begins`);
  return [...rows];
}

/** The least id that an event of this moment may have. Ids are UUIDv7: they begin with the milliseconds. */
function firstId(moment: SQL): SQL {
  return sql`(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid`;
}

/** Those of these kinds that ever happened here: one look into the index for each, however long the trail is. */
export async function listHappened(tx: Tx, actions: string[]): Promise<Set<string>> {
  const asked = sql.join(
    actions.map((action) => sql`(${action}::text)`),
    sql`, `,
  );
  const rows = await tx.execute<{ action: string }>(sql`
    select asked.action from (values ${asked}) asked (action) where exists (
      select 1 from ${events} e where e.organization_id = ${tx.organizationId} and e.action = asked.action)`);
  return new Set([...rows].map(({ action }) => action));
}

/** Whether the person of the transaction made this organization. */
export async function isMaker(tx: Tx): Promise<boolean> {
  const [row] = await tx
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.organizationId, tx.organizationId),
        eq(events.action, "organization.created"),
        eq(events.actorType, "user"),
        eq(events.actorId, tx.userId),
      ),
    )
    .limit(1);
  return row !== undefined;
}

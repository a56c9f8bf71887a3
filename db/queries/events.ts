/** Rows of an organization's audit trail. */
import "server-only";
import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { Program } from "../entry";
import { apiKeys } from "../schema/api-keys";
import { type EventChanges, type EventContext, events } from "../schema/events";
import { memberships } from "../schema/memberships";
import type { InvitedTx, KeyTx, StaffOrganizationTx, Tx } from "../wall";
import { cutPage } from "./page";

export type NewEvent = Pick<
  typeof events.$inferInsert,
  "action" | "targetType" | "targetId" | "targetName" | "context" | "changes"
>;

/** Writes an event of who acts, in the transaction of what happened: an organization's key, or the person. */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  const { program } = tx;
  const context = program ? contextOf(program, event.context) : event.context;
  if (program?.kind === "key") {
    const actor = { actorType: "key" as const, actorId: program.credential, actorName: program.name ?? "" };
    await tx.insert(events).values({ ...event, ...actor, context });
    return;
  }
  const actorName = sql<string>`(select ${memberships.name} from ${memberships} where ${and(
    eq(memberships.organizationId, tx.organizationId),
    eq(memberships.userId, tx.userId),
  )})`;
  await tx.insert(events).values({ ...event, context, actorType: "user", actorId: tx.userId, actorName });
}

/** The context of what a program does: the key that it goes by, or the session of the browser that it was given a token by. */
export function contextOf(
  { kind, credential }: Pick<Program, "kind" | "credential">,
  context: EventContext,
): EventContext {
  return kind === "session" ? { ...context, session_id: credential } : { ...context, key_id: credential };
}

/** Writes an event of an organization's key, which somebody holds. */
export async function recordEventOfKey(tx: KeyTx, event: Omit<NewEvent, "changes">): Promise<void> {
  const { id, name } = tx.key;
  const context = { ...event.context, key_id: id };
  await tx.insert(events).values({ ...event, context, actorType: "key", actorId: id, actorName: name });
}

/** Writes an event of whom an invitation is for. All that the organization knows of them is the address. */
export async function recordEventOfInvited(tx: InvitedTx, event: NewEvent): Promise<void> {
  await tx.insert(events).values({ ...event, actorType: "user", actorId: null, actorName: tx.email });
}

/** Writes an event of those who run the product, under the name that they go by: which of them it was is not told here. */
export async function recordStaffEvent(
  tx: StaffOrganizationTx,
  { actorName, ...event }: Omit<NewEvent, "context"> & { actorName: string },
): Promise<void> {
  const context = { ip: null, user_agent: null, session_id: null, request_id: null };
  await tx.insert(events).values({ ...event, actorType: "support", actorName, context });
}

export const eventsPerPage = 50;

export type OrganizationEvent = {
  id: string;
  occurredAt: Date;
  actorType: "user" | "key" | "support" | "system";
  actorId: string | null;
  actorName: string;
  action: string;
  targetType: string;
  targetId: string;
  targetName: string;
  changes: EventChanges | null;
};

export type EventFilter = {
  actorId?: string | undefined;
  action?: string | undefined;
  /** What it happened to. */
  targetId?: string | undefined;
  /** The id that the page before ended with. Ids are UUIDv7: their order is that of time. */
  before?: string | undefined;
  /** A page as it is shown, unless fewer are wanted. */
  most?: number;
};

/** A page of the trail, the newest first. `older` is the `before` of the next page; undefined when this is the last. */
export async function listEvents(
  tx: Tx,
  { actorId, action, targetId, before, most = eventsPerPage }: EventFilter = {},
): Promise<{ events: OrganizationEvent[]; older: string | undefined }> {
  const found = await tx
    .select(columns)
    .from(events)
    .where(
      and(
        eq(events.organizationId, tx.organizationId),
        actorId ? eq(events.actorId, actorId) : undefined,
        action ? eq(events.action, action) : undefined,
        targetId ? eq(events.targetId, targetId) : undefined,
        before ? lt(events.id, before) : undefined,
      ),
    )
    .orderBy(desc(events.organizationId), desc(events.id))
    .limit(most + 1);
  const { page, next } = cutPage(found, most);
  return { events: page, older: next };
}

const columns = {
  id: events.id,
  occurredAt: events.occurredAt,
  actorType: events.actorType,
  actorId: events.actorId,
  actorName: events.actorName,
  action: events.action,
  targetType: events.targetType,
  targetId: events.targetId,
  targetName: events.targetName,
  changes: events.changes,
};

export type Actor = { id: string; name: string; isKey: boolean };

/** Who may have done something here, by name: everyone who is or was a member, then API keys, the first `most` of each. */
export async function listActors(tx: Tx, most = 1000): Promise<Actor[]> {
  const people = await tx
    .select({ id: memberships.userId, name: memberships.name })
    .from(memberships)
    .where(eq(memberships.organizationId, tx.organizationId))
    .orderBy(asc(memberships.name), asc(memberships.userId))
    .limit(most);
  const keys = await tx
    .select({ id: apiKeys.id, name: apiKeys.name })
    .from(apiKeys)
    .where(eq(apiKeys.organizationId, tx.organizationId))
    .orderBy(asc(apiKeys.name), asc(apiKeys.id))
    .limit(most);
  return [
    ...people.map((each) => ({ ...each, isKey: false })),
    ...keys.map((each) => ({ ...each, isKey: true })),
  ];
}

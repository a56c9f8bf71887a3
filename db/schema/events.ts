/** An organization's audit trail. Append-only for the app: it may insert and read, nothing else. */
import { foreignKey, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { id, organizationId, organizationWall } from "./columns";
import { organizations } from "./organizations";

/** Where a request came from; the same shape for events and security events. */
export type EventContext = {
  ip: string | null;
  user_agent: string | null;
  session_id: string | null;
  request_id: string | null;
  /** What a program went by: an organization's key, or a personal access token. */
  key_id?: string;
};

/** Before and after of fields that are no secret. */
export type EventChanges = Record<string, { before: string | null; after: string | null }>;

export const events = pgTable(
  "events",
  {
    organizationId: organizationId(),
    id: id(),
    occurredAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    actorType: text().$type<"user" | "key" | "support" | "system">().notNull(),
    actorId: uuid(),
    actorName: text().notNull(),
    action: text().notNull(),
    targetType: text().notNull(),
    targetId: uuid().notNull(),
    targetName: text().notNull(),
    context: jsonb().$type<EventContext>().notNull(),
    changes: jsonb().$type<EventChanges>(),
  },
  (table) => [
    ...organizationWall(),
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({ columns: [table.organizationId], foreignColumns: [organizations.id] }).onDelete("cascade"),
    // The trail of one person, of one kind and of one thing, newest first; the whole trail is read by the primary key.
    index("events_actor").on(table.organizationId, table.actorId, table.id),
    index("events_action").on(table.organizationId, table.action, table.id),
    index("events_target").on(table.organizationId, table.targetId, table.id),
  ],
);

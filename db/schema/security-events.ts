/** What happened to a person outside any organization. Append-only for the app. */
import { foreignKey, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { id, userId, userWall } from "./columns";
import type { EventChanges, EventContext } from "./events";
import { users } from "./users";

export const securityEvents = pgTable(
  "security_events",
  {
    userId: userId(),
    id: id(),
    occurredAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    action: text().notNull(),
    /** What was acted upon; null when it was the person themself. */
    targetName: text(),
    changes: jsonb().$type<EventChanges>(),
    context: jsonb().$type<EventContext>().notNull(),
  },
  (table) => [
    ...userWall(),
    primaryKey({ columns: [table.userId, table.id] }),
    foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("cascade"),
  ],
);

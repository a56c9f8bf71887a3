/** The sample resource. Copy this file for your own, or delete it. */
import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { createdAt, id, organizationId, organizationWall, updatedAt } from "./columns";
import { organizations } from "./organizations";

export const projects = pgTable(
  "projects",
  {
    organizationId: organizationId(),
    id: id(),
    name: text().notNull(),
    archivedAt: timestamp({ withTimezone: true }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    ...organizationWall(),
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({ columns: [table.organizationId], foreignColumns: [organizations.id] }).onDelete("cascade"),
    index("projects_name").on(table.organizationId, table.name),
    check("projects_name_length", sql`char_length(${table.name}) between 1 and 80`),
  ],
);

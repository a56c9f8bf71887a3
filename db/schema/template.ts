/** The organization template as rows: roles and what they hold, the same in every organization. */
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";

/** One row. Its version is the last part of every token's epoch. */
export const template = pgTable(
  "template",
  { id: boolean().primaryKey().default(true), version: integer().notNull().default(1) },
  (table) => [check("template_single_row", sql`${table.id}`)],
);

export const roles = pgTable("roles", {
  key: text().primaryKey(),
  name: text().notNull(),
  description: text().notNull(),
  position: integer().notNull(),
  /** Every organization keeps at least one active member who holds such a role. */
  required: boolean().notNull().default(false),
  createdAt: createdAt(),
});

/** The permissions that a deploy has already handed out once; a name that is missing here is new. */
export const permissions = pgTable("permissions", { name: text().primaryKey(), createdAt: createdAt() });

export const rolePermissions = pgTable(
  "role_permissions",
  { roleKey: text().notNull(), permission: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.roleKey, table.permission] }),
    foreignKey({ columns: [table.roleKey], foreignColumns: [roles.key] }).onDelete("cascade"),
    foreignKey({ columns: [table.permission], foreignColumns: [permissions.name] }).onDelete("cascade"),
  ],
);

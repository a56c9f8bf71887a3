/** The organization template as rows: roles and what they hold, the same in every organization. Staff change it. */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, keep, staffWall } from "./columns";

/** One row. Its version is the last part of every token's epoch. */
export const template = pgTable(
  "template",
  { id: boolean().primaryKey().default(true), version: integer().notNull().default(1) },
  (table) => [...staffWall(), check("template_single_row", sql`${table.id}`)],
);

export const roles = pgTable(
  "roles",
  {
    key: text().primaryKey(),
    name: text().notNull(),
    description: text().notNull(),
    position: integer().notNull(),
    /** Every organization keeps at least one active member who holds such a role. The app cannot set it. */
    required: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    ...staffWall(),
    keep(sql`not required`),
    uniqueIndex("roles_name").on(sql`lower(${table.name})`),
    check("roles_key", sql`${table.key} ~ '^[a-z][a-z0-9-]{0,39}$'`),
    check("roles_name_length", sql`char_length(${table.name}) between 1 and 40`),
  ],
);

/** The permissions that a deploy has already handed out once; a name that is missing here is new. */
export const permissions = pgTable("permissions", {
  name: text().primaryKey(),
  /** An organization cannot do without it: required roles keep it. */
  essential: boolean().notNull().default(false),
  createdAt: createdAt(),
});

export const rolePermissions = pgTable(
  "role_permissions",
  { roleKey: text().notNull(), permission: text().notNull() },
  (table) => [
    ...staffWall(),
    keep(sql`not exists (select 1 from roles r, permissions p
      where r.key = role_permissions.role_key and r.required and p.name = role_permissions.permission and p.essential)`),
    primaryKey({ columns: [table.roleKey, table.permission] }),
    foreignKey({ columns: [table.roleKey], foreignColumns: [roles.key] }).onDelete("cascade"),
    foreignKey({ columns: [table.permission], foreignColumns: [permissions.name] }).onDelete("cascade"),
  ],
);

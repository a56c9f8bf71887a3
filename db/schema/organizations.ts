/** The tenant, and the slugs that lead to it. */
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  createdAt,
  currentOrganization,
  id,
  organizationId,
  organizationWall,
  updatedAt,
  wall,
} from "./columns";

export const organizations = pgTable(
  "organizations",
  {
    id: id().primaryKey(),
    name: text().notNull(),
    state: text().$type<"live" | "suspended" | "deleted">().notNull().default("live"),
    /** The middle part of every token's epoch: raised when a rule of the organization changes. */
    rulesVersion: integer().notNull().default(1),
    /** What staff allow it beyond, or below, its plan; null for what the plan says: lib/organization/limits.ts. */
    seatLimit: integer(),
    invitationLimit: integer(),
    /** Since when it is deleted. Until it is purged its owners can bring it back. */
    deletedAt: timestamp({ withTimezone: true }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    ...wall(sql`id = ${currentOrganization}`),
    // What is to be purged, the longest deleted first.
    index("organizations_deleted_at").on(table.deletedAt).where(sql`${table.state} = 'deleted'`),
    check("organizations_name_length", sql`char_length(${table.name}) between 1 and 80`),
    check("organizations_limits", sql`${table.seatLimit} >= 1 and ${table.invitationLimit} >= 0`),
    check("organizations_deleted", sql`(${table.state} = 'deleted') = (${table.deletedAt} is not null)`),
    check("organizations_state", sql`${table.state} in ('live', 'suspended', 'deleted')`),
  ],
);

export const organizationSlugs = pgTable(
  "organization_slugs",
  {
    organizationId: organizationId(),
    slug: text().notNull(),
    createdAt: createdAt(),
    /** Null for the one in use. A retired slug stays taken, so that old links never lead to a stranger. */
    retiredAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    ...organizationWall(),
    primaryKey({ columns: [table.organizationId, table.slug] }),
    foreignKey({ columns: [table.organizationId], foreignColumns: [organizations.id] }).onDelete("cascade"),
    uniqueIndex("organization_slugs_slug").on(table.slug),
    uniqueIndex("organization_slugs_current").on(table.organizationId).where(sql`${table.retiredAt} is null`),
    check(
      "organization_slugs_format",
      sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${table.slug}) between 3 and 40`,
    ),
  ],
);

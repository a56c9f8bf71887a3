/** What programs prove themselves by: keys of an organization, and personal access tokens. Only their hash is kept. */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { createdAt, id, organizationId, organizationWall, userId, userWall } from "./columns";
import { memberships } from "./memberships";
import { organizations } from "./organizations";
import { users } from "./users";

const columns = () => ({
  id: id(),
  name: text().notNull(),
  secretHash: bytea().notNull(),
  /** What it was given; what it may do is no more than its maker may at that moment. */
  permissions: text().array().notNull(),
  /** Requests a minute. */
  rateLimit: integer().notNull(),
  createdAt: createdAt(),
  expiresAt: timestamp({ withTimezone: true }).notNull(),
  /** Touched at most once a minute. */
  lastUsedAt: timestamp({ withTimezone: true }),
  /** Since when another stands in for it; it goes on until it expires. */
  replacedAt: timestamp({ withTimezone: true }),
  revokedAt: timestamp({ withTimezone: true }),
});

const checks = (name: string, table: Record<"name" | "rateLimit", AnyPgColumn>) => [
  check(`${name}_name_length`, sql`char_length(${table.name}) between 1 and 80`),
  check(`${name}_rate_limit`, sql`${table.rateLimit} between 1 and 10000`),
];

/** A program of the organization. It ends with the membership of who made it. */
export const apiKeys = pgTable(
  "api_keys",
  { organizationId: organizationId(), ...columns(), createdBy: uuid().notNull() },
  (table) => [
    ...organizationWall(),
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({ columns: [table.organizationId], foreignColumns: [organizations.id] }).onDelete("cascade"),
    foreignKey({
      name: "api_keys_created_by_fk",
      columns: [table.organizationId, table.createdBy],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    uniqueIndex("api_keys_id").on(table.id),
    uniqueIndex("api_keys_secret").on(table.secretHash),
    index("api_keys_creator").on(table.organizationId, table.createdBy),
    ...checks("api_keys", table),
  ],
);

/** A program that acts as the person, in each organization that they are in. */
export const personalAccessTokens = pgTable(
  "personal_access_tokens",
  { userId: userId(), ...columns() },
  (table) => [
    ...userWall(),
    primaryKey({ columns: [table.userId, table.id] }),
    foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("cascade"),
    uniqueIndex("personal_access_tokens_id").on(table.id),
    uniqueIndex("personal_access_tokens_secret").on(table.secretHash),
    ...checks("personal_access_tokens", table),
  ],
);

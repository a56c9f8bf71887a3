/** A user in an organization. Never deleted while the organization lives: `removed` is the tombstone. */
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
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, organizationId, organizationWall, updatedAt } from "./columns";
import { organizations } from "./organizations";
import { roles } from "./template";
import { users } from "./users";

/** How somebody came in. */
export type MembershipSource = "created" | "invitation" | "link";
export type MembershipState = "active" | "suspended" | "removed";

/** Grows with the time since: who was active last comes first, who never was comes last, and all orders rise. */
export const idleFor = (lastActiveAt: AnyPgColumn) =>
  sql`coalesce(timestamptz '1970-01-01 00:00:00+00' - ${lastActiveAt}, interval '0')`;

export const memberships = pgTable(
  "memberships",
  {
    organizationId: organizationId(),
    userId: uuid().notNull(),
    /** Null only on a tombstone, once its role was removed from the template. */
    roleKey: text(),
    state: text().$type<MembershipState>().notNull().default("active"),
    /**
     * Set while the person's account waits to be deleted: the state to go back to, should they keep it. Until then it is
     * suspended, and nobody reactivates it.
     */
    leavingFrom: text().$type<Exclude<MembershipState, "removed">>(),
    /** The first part of every token's epoch; a trigger raises it when role or state change. */
    version: integer().notNull().default(1),
    /** The organization's own copy of who this is: it sees no other row of the person. */
    name: text().notNull(),
    email: text().notNull(),
    source: text().$type<MembershipSource>().notNull(),
    lastActiveAt: timestamp({ withTimezone: true }),
    /** Since when they are out; a trigger sets it. Unlike `updatedAt` it stays as it is while the tombstone changes. */
    removedAt: timestamp({ withTimezone: true }),
    /** When they came back in: what programs held of their time before stays dead. */
    revivedAt: timestamp({ withTimezone: true }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    ...organizationWall(),
    primaryKey({ columns: [table.organizationId, table.userId] }),
    foreignKey({ columns: [table.organizationId], foreignColumns: [organizations.id] }).onDelete("cascade"),
    foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("no action"),
    foreignKey({ columns: [table.roleKey], foreignColumns: [roles.key] }).onDelete("set null"),
    // What the members page is sorted by, and what makes each place in that order the only one.
    index("memberships_name").on(table.organizationId, table.name, table.userId),
    index("memberships_role").on(table.organizationId, table.roleKey, table.name, table.userId),
    index("memberships_active").on(
      table.organizationId,
      idleFor(table.lastActiveAt),
      table.name,
      table.userId,
    ),
    // Read by the look-up functions alone: which organizations is this person in?
    index("memberships_user").on(table.userId),
    // A role in use cannot vanish: to null it here is refused.
    check("memberships_role", sql`${table.roleKey} is not null or ${table.state} = 'removed'`),
    check(
      "memberships_leaving",
      sql`${table.leavingFrom} is null or (${table.leavingFrom} in ('active', 'suspended') and ${table.state} <> 'active')`,
    ),
    check("memberships_state", sql`${table.state} in ('active', 'suspended', 'removed')`),
    check("memberships_removed", sql`(${table.state} = 'removed') = (${table.removedAt} is not null)`),
  ],
);

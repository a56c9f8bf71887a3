/** An offer of a role to whoever holds an address. Its token is only ever in the mail. */
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { createdAt, id, organizationId, organizationWall } from "./columns";
import { memberships } from "./memberships";
import { organizations } from "./organizations";
import { roles } from "./template";

export const invitations = pgTable(
  "invitations",
  {
    organizationId: organizationId(),
    id: id(),
    /** Normalized, as in user_emails. */
    email: text().notNull(),
    /** Null once the role was removed from the template: nobody can come in by it any more. */
    roleKey: text(),
    tokenHash: bytea().notNull(),
    invitedBy: uuid().notNull(),
    createdAt: createdAt(),
    /** When its mail went out last. */
    sentAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    acceptedAt: timestamp({ withTimezone: true }),
    acceptedBy: uuid(),
    revokedAt: timestamp({ withTimezone: true }),
    /** By whom it was for. */
    declinedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    ...organizationWall(),
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({ columns: [table.organizationId], foreignColumns: [organizations.id] }).onDelete("cascade"),
    foreignKey({ columns: [table.roleKey], foreignColumns: [roles.key] }).onDelete("set null"),
    foreignKey({
      name: "invitations_invited_by_fk",
      columns: [table.organizationId, table.invitedBy],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    uniqueIndex("invitations_token").on(table.tokenHash),
    uniqueIndex("invitations_pending")
      .on(table.organizationId, table.email)
      .where(sql`${table.acceptedAt} is null and ${table.revokedAt} is null and ${table.declinedAt} is null`),
    // Read by the look-up functions alone: what was sent to this person's addresses?
    index("invitations_address").on(table.email),
    check(
      "invitations_email",
      sql`${table.email} = lower(${table.email}) and char_length(${table.email}) between 3 and 254`,
    ),
  ],
);

/** A link that lets whoever holds it in, with one role, until it is used up, over or switched off. */
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
  uuid,
} from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { createdAt, id, organizationId, organizationWall } from "./columns";
import { memberships } from "./memberships";
import { organizations } from "./organizations";
import { roles } from "./template";

export const joinLinks = pgTable(
  "join_links",
  {
    organizationId: organizationId(),
    id: id(),
    /** Null once the role was removed from the template: nobody can come in by it any more. */
    roleKey: text(),
    tokenHash: bytea().notNull(),
    /** The token, encrypted under AUTH_SECRET: who may invite can copy the link again. */
    sealedToken: bytea().notNull(),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    /** How many may come in by it; null for as many as there are seats. */
    useLimit: integer(),
    uses: integer().notNull().default(0),
    /** Only who proved an address of this domain; null for anyone. */
    emailDomain: text(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    ...organizationWall(),
    primaryKey({ columns: [table.organizationId, table.id] }),
    foreignKey({ columns: [table.organizationId], foreignColumns: [organizations.id] }).onDelete("cascade"),
    foreignKey({ columns: [table.roleKey], foreignColumns: [roles.key] }).onDelete("set null"),
    foreignKey({
      name: "join_links_created_by_fk",
      columns: [table.organizationId, table.createdBy],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    uniqueIndex("join_links_token").on(table.tokenHash),
    index("join_links_creator").on(table.organizationId, table.createdBy),
    check("join_links_uses", sql`${table.uses} >= 0 and ${table.uses} <= ${table.useLimit}`),
    check("join_links_domain", sql`${table.emailDomain} = lower(${table.emailDomain})`),
  ],
);

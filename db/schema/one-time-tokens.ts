/** Links and tickets that work once. Only the hash is kept, and the purpose is part of what is hashed. */
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { createdAt, id, userId, userWall } from "./columns";
import type { AuthenticationMethod } from "./sessions";
import { users } from "./users";

export const oneTimePurposes = [
  "sign-in-ticket",
  "second-step",
  "sign-in-link",
  "verify-email",
  "reset-password",
  "prove-identity",
  "add-email",
] as const;
export type OneTimePurpose = (typeof oneTimePurposes)[number];

export const oneTimeTokens = pgTable(
  "one_time_tokens",
  {
    userId: userId(),
    id: id(),
    purpose: text().$type<OneTimePurpose>().notNull(),
    tokenHash: bytea().notNull(),
    /** The address that this token proves, normalized; null for a ticket. */
    email: text(),
    /** What the holder of a ticket, or of a second step, has just proved; becomes the session's `amr`. */
    amr: jsonb().$type<AuthenticationMethod[]>(),
    /** The browser that asked: a link that is opened in another one has more to prove. */
    browserHash: bytea(),
    /** A short code for the browser that asked, when the mail is read on another device. */
    codeHash: bytea(),
    /** Codes that were typed, counted before comparing. */
    attempts: integer().notNull().default(0),
    createdAt: createdAt(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    ...userWall(),
    primaryKey({ columns: [table.userId, table.id] }),
    foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("cascade"),
    uniqueIndex("one_time_tokens_token").on(table.tokenHash),
    uniqueIndex("one_time_tokens_browser").on(table.browserHash),
    check(
      "one_time_tokens_purpose",
      sql`${table.purpose} in ('sign-in-ticket', 'second-step', 'sign-in-link', 'verify-email', 'reset-password', 'prove-identity', 'add-email')`,
    ),
  ],
);

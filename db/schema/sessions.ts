/** Who a browser is and how that was proved. The row is the authority; the cookie is only its key. */
import {
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { createdAt, id, userId, userWall } from "./columns";
import { users } from "./users";

/**
 * One proof given in a session: how, in the words of RFC 8176 where it has one, and when. `link` is whatever came by mail, `fed`
 * a provider, `otp` the code of an app; a `passkey` always verified its user, so it is two factors by itself.
 */
export type AuthenticationMethod = {
  method: "pwd" | "link" | "fed" | "otp" | "passkey" | "recovery";
  at: string;
};

/** What nobody has who only reads the person's mail or knows their password. */
export const strongMethods = [
  "otp",
  "passkey",
  "recovery",
] as const satisfies AuthenticationMethod["method"][];

export const sessions = pgTable(
  "sessions",
  {
    userId: userId(),
    id: id(),
    /** SHA-256 of the cookie's value; base64url of it is the `sid` in tokens. */
    tokenHash: bytea().notNull(),
    amr: jsonb().$type<AuthenticationMethod[]>().notNull(),
    userAgent: text(),
    ip: text(),
    createdAt: createdAt(),
    /** Idle expiry: 14 days after this. Touched at most once a minute. */
    lastSeenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Absolute expiry. */
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    ...userWall(),
    primaryKey({ columns: [table.userId, table.id] }),
    foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("cascade"),
    uniqueIndex("sessions_token").on(table.tokenHash),
    index("sessions_expiry").on(table.expiresAt),
  ],
);

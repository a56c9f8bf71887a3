/** Keys that a person's devices hold: the public halves, and what asks for them. */
import {
  bigint,
  boolean,
  foreignKey,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { createdAt, id, userId, userWall } from "./columns";
import { users } from "./users";

export const passkeys = pgTable(
  "passkeys",
  {
    userId: userId(),
    id: id(),
    credentialId: bytea().notNull(),
    /** COSE. */
    publicKey: bytea().notNull(),
    /** What the authenticator counts; 0 for those that do not. */
    signCount: bigint({ mode: "number" }).notNull().default(0),
    transports: text().array().notNull(),
    /** Kept by a password manager or a vendor's cloud: lost with the device it is not. */
    isBackedUp: boolean().notNull(),
    /** What the person calls it. */
    name: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    ...userWall(),
    primaryKey({ columns: [table.userId, table.id] }),
    foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("cascade"),
    uniqueIndex("passkeys_credential").on(table.credentialId),
  ],
);

/** What an authenticator is to sign: good once, for a few minutes, for whoever asked. Nobody is known yet when it is made. */
export const passkeyChallenges = pgTable("passkey_challenges", {
  /** SHA-256 of the challenge. */
  challengeHash: bytea().primaryKey(),
  expiresAt: timestamp({ withTimezone: true }).notNull(),
});

/** Codes of an app, and those on paper for when the app is lost. */
import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { createdAt, id, userId, userWall } from "./columns";
import { users } from "./users";

export const totpSecrets = pgTable(
  "totp_secrets",
  {
    userId: uuid().primaryKey().default(sql`nullif(current_setting('app.user_id', true), '')::uuid`),
    /** Encrypted under AUTH_SECRET. */
    sealedSecret: bytea().notNull(),
    /** The step of the code that was used last: none of it or before works again. */
    lastStep: bigint({ mode: "number" }).notNull().default(0),
    createdAt: createdAt(),
    /** Null until a first code proved that the app has the secret: until then it is asked for nowhere. */
    confirmedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    ...userWall(),
    foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("cascade"),
    check("totp_secrets_step", sql`${table.lastStep} >= 0`),
  ],
);

export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: userId(),
    id: id(),
    /** Hashed with the person's id: the same code of another person is another. Deleted when it is used. */
    codeHash: bytea().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    ...userWall(),
    primaryKey({ columns: [table.userId, table.id] }),
    foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("cascade"),
  ],
);

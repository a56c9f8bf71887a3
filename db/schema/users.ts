/** A person, once, across all organizations: name, addresses, password. */
import { sql } from "drizzle-orm";
import {
  boolean,
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
import { createdAt, currentUser, id, updatedAt, userId, userWall, wall } from "./columns";

export const users = pgTable(
  "users",
  {
    id: id().primaryKey(),
    name: text().notNull(),
    /** Set when the person asked for their account to be deleted: until then they may keep it. It opens nothing meanwhile. */
    deleteAfter: timestamp({ withTimezone: true }),
    /** Set by staff: nothing of theirs opens anything until it is null again. */
    disabledAt: timestamp({ withTimezone: true }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    ...wall(sql`id = ${currentUser}`),
    index("users_delete_after").on(table.deleteAfter).where(sql`${table.deleteAfter} is not null`),
    check("users_name_length", sql`char_length(${table.name}) between 1 and 80`),
  ],
);

export const userEmails = pgTable(
  "user_emails",
  {
    userId: userId(),
    id: id(),
    /** As typed; `normalized` is what is compared. */
    address: text().notNull(),
    normalized: text().notNull(),
    isPrimary: boolean().notNull().default(false),
    verifiedAt: timestamp({ withTimezone: true }),
    createdAt: createdAt(),
  },
  (table) => [
    ...userWall(),
    primaryKey({ columns: [table.userId, table.id] }),
    foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("cascade"),
    // Only a proved address is one person's alone: an unproved claim must not keep its owner out.
    uniqueIndex("user_emails_verified").on(table.normalized).where(sql`${table.verifiedAt} is not null`),
    // Sign-in looks for claims too, proved or not.
    index("user_emails_normalized").on(table.normalized),
    uniqueIndex("user_emails_primary").on(table.userId).where(sql`${table.isPrimary}`),
    uniqueIndex("user_emails_own").on(table.userId, table.normalized),
    check(
      "user_emails_normalized",
      sql`${table.normalized} = lower(${table.normalized}) and ${table.normalized} !~ '[[:space:]"]'`,
    ),
    check("user_emails_length", sql`char_length(${table.address}) between 3 and 254`),
  ],
);

export const credentials = pgTable(
  "credentials",
  {
    userId: uuid().primaryKey().default(sql`nullif(current_setting('app.user_id', true), '')::uuid`),
    /** argon2id, in PHC string format. */
    passwordHash: text().notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [
    ...userWall(),
    foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("cascade"),
  ],
);

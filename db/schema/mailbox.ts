/** Where mails land with MAILBOX=1: development and tests. Empty in production. */
import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { id } from "./columns";

export const mailbox = pgTable("mailbox", {
  id: id().primaryKey(),
  sentAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  to: text("recipient").notNull(),
  subject: text().notNull(),
  html: text().notNull(),
  text: text().notNull(),
  messageId: uuid().notNull().unique(),
});

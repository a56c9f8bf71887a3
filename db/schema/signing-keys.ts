/** The ES256 keys that sign organization tokens. The private half is encrypted under a key derived from AUTH_SECRET. */
import { jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { createdAt } from "./columns";

export const signingKeys = pgTable("signing_keys", {
  kid: text().primaryKey(),
  publicJwk: jsonb().$type<Record<string, unknown>>().notNull(),
  privateJwk: bytea().notNull(),
  /** Published from here on, so that whoever verifies elsewhere knows it before it signs. */
  createdAt: createdAt(),
  /** Null for the next key. */
  signsFrom: timestamp({ withTimezone: true }),
  /** Since when it signs no more. It verifies until the last token that it signed has expired. */
  retiredAt: timestamp({ withTimezone: true }),
});

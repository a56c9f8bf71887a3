/** The ES256 keys that sign organization tokens. The private half is encrypted under a key derived from AUTH_SECRET. */
import { jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "./bytea";
import { createdAt } from "./columns";

export const signingKeys = pgTable("signing_keys", {
  kid: text().primaryKey(),
  publicJwk: jsonb().$type<Record<string, unknown>>().notNull(),
  privateJwk: bytea().notNull(),
  createdAt: createdAt(),
  retiredAt: timestamp({ withTimezone: true }),
});

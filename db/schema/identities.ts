/** Who a person is to a provider. The key is issuer and subject; an address is only what it looked like then. */
import { foreignKey, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, userId, userWall } from "./columns";
import { users } from "./users";

export const identities = pgTable(
  "identities",
  {
    userId: userId(),
    id: id(),
    /** Which of the installation's providers: "google", "github", "oidc". */
    provider: text().notNull(),
    issuer: text().notNull(),
    subject: text().notNull(),
    /** As the provider asserted it when it was connected, for the person to tell two apart; null when it told none. */
    email: text(),
    createdAt: createdAt(),
    lastUsedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    ...userWall(),
    primaryKey({ columns: [table.userId, table.id] }),
    foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("cascade"),
    uniqueIndex("identities_subject").on(table.issuer, table.subject),
  ],
);

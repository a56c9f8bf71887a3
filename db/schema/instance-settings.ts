/** What staff decide for the installation as a whole. One row. */
import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text } from "drizzle-orm/pg-core";
import { staffWall, updatedAt } from "./columns";

export const instanceSettings = pgTable(
  "instance_settings",
  {
    single: boolean().primaryKey().default(true),
    /** Who may make an account: anyone, or only who was invited somewhere. */
    signUp: text().$type<"open" | "invited">().notNull().default("open"),
    updatedAt: updatedAt(),
  },
  (table) => [
    ...staffWall(),
    check("instance_settings_single", sql`${table.single}`),
    check("instance_settings_sign_up", sql`${table.signUp} in ('open', 'invited')`),
  ],
);

/** Who runs the product. The app holds no right on this table: it asks `enter_staff`, and only a command writes. */
import { foreignKey, pgTable, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";
import { users } from "./users";

export const staff = pgTable("staff", { userId: uuid().primaryKey(), createdAt: createdAt() }, (table) => [
  foreignKey({ columns: [table.userId], foreignColumns: [users.id] }).onDelete("cascade"),
]);

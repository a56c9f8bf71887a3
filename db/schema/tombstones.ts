/** What is left of an organization that was purged. The app holds no right here: the purge writes, as the owner. */
import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const at = () => timestamp({ withTimezone: true }).notNull();

export const organizationTombstones = pgTable("organization_tombstones", {
  /** The id that it had. */
  id: uuid().primaryKey(),
  createdAt: at(),
  deletedAt: at(),
  purgedAt: at().defaultNow(),
});

/** Never given to anybody again: links to them are still about. */
export const freedSlugs = pgTable("freed_slugs", {
  slug: text().primaryKey(),
  freedAt: at().defaultNow(),
});

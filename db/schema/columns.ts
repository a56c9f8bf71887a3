/** The columns and policies that tables share; a new organization table starts from `organizationId` and `organizationWall`. */
import { sql } from "drizzle-orm";
import { pgPolicy, pgRole, timestamp, uuid } from "drizzle-orm/pg-core";

/** The role that the app connects as. It owns nothing and cannot bypass row security. */
export const appUser = pgRole("app_user").existing();

export const currentOrganization = sql`nullif((select current_setting('app.organization_id', true)), '')::uuid`;
export const currentUser = sql`nullif((select current_setting('app.user_id', true)), '')::uuid`;

export const id = () => uuid().notNull().default(sql`uuidv7()`);
export const createdAt = () => timestamp({ withTimezone: true }).notNull().defaultNow();
export const updatedAt = () =>
  timestamp({ withTimezone: true })
    .notNull()
    .defaultNow()
    .$onUpdate(() => sql`now()`);

/** A row belongs to the organization that the transaction entered; nobody passes it along. */
export const organizationId = () =>
  uuid().notNull().default(sql`nullif(current_setting('app.organization_id', true), '')::uuid`);

export const userId = () =>
  uuid().notNull().default(sql`nullif(current_setting('app.user_id', true), '')::uuid`);

/** The wall: the one pair of policies that every organization table carries. Readiness compares their text. */
export const organizationWall = () => wall(sql`organization_id = ${currentOrganization}`);

/** The same for a person's own rows outside organizations. */
export const userWall = () => wall(sql`user_id = ${currentUser}`);

export function wall(condition: ReturnType<typeof sql>) {
  return [
    pgPolicy("tenant", {
      as: "restrictive",
      for: "all",
      to: appUser,
      using: condition,
      withCheck: condition,
    }),
    pgPolicy("allow", { as: "permissive", for: "all", to: appUser, using: sql`true`, withCheck: sql`true` }),
  ];
}

/** The template's own: everyone reads it, and only staff write, in a transaction that `enter_staff` opened. */
export const staffWall = () => {
  const entered = sql`nullif((select current_setting('app.staff_id', true)), '') is not null`;
  return [
    pgPolicy("read", { as: "permissive", for: "select", to: appUser, using: sql`true` }),
    pgPolicy("staff", { as: "permissive", for: "all", to: appUser, using: entered, withCheck: entered }),
  ];
};

/** Of such a table, the rows that nobody can delete through the app. */
export const keep = (unless: ReturnType<typeof sql>) =>
  pgPolicy("keep", { as: "restrictive", for: "delete", to: appUser, using: unless });

/** Rows of the template: roles and what they hold. */
import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { rolePermissions, roles } from "../schema/template";
import type { AnyTx } from "../wall";

export type Role = {
  key: string;
  name: string;
  description: string;
  permissions: string[];
  required: boolean;
};

const columns = {
  key: roles.key,
  name: roles.name,
  description: roles.description,
  required: roles.required,
  // Drizzle leaves table names out where there is one table: this holds because no other column here is called `key`.
  permissions: sql<string[]>`array(select ${rolePermissions.permission} from ${rolePermissions}
    where ${rolePermissions.roleKey} = ${roles.key} order by 1)`,
};

export async function listRoles(tx: AnyTx): Promise<Role[]> {
  return tx.select(columns).from(roles).orderBy(asc(roles.position));
}

export async function findRole(tx: AnyTx, key: string): Promise<Role | undefined> {
  const [role] = await tx.select(columns).from(roles).where(eq(roles.key, key));
  return role;
}

/** The role of whoever creates an organization: the first that every organization must keep. */
export async function findFoundingRole(tx: AnyTx): Promise<Role | undefined> {
  const [role] = await tx
    .select(columns)
    .from(roles)
    .where(eq(roles.required, true))
    .orderBy(asc(roles.position))
    .limit(1);
  return role;
}

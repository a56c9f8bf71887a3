/** Rows of the template as staff write them, and how much of it is in use. Each write makes every token stale. */
import "server-only";
import { and, eq, ne, sql } from "drizzle-orm";
import { rolePermissions, roles, template } from "../schema/template";
import type { AnyTx, StaffTx } from "../wall";

/** Raised with every change of a role or of what it holds. */
export async function findTemplateVersion(tx: AnyTx): Promise<number> {
  const [row] = await tx.select({ version: template.version }).from(template);
  return row?.version ?? 0;
}

/** The same, held until the transaction ends: whoever changes the template takes it first. */
export async function lockTemplate(tx: StaffTx): Promise<number> {
  const [row] = await tx.select({ version: template.version }).from(template).for("update");
  return row?.version ?? 0;
}

export type RoleUse = {
  /** Active, in organizations that are live. */
  people: number;
  organizations: number;
  /** Everybody who was not removed, the suspended too. */
  holders: number;
  holderOrganizations: number;
  /** That can still be accepted. */
  invitations: number;
};

/** By the role's key, across all organizations: numbers, never names. */
export async function listRoleUse(tx: StaffTx): Promise<Map<string, RoleUse>> {
  const rows = await tx.execute<
    RoleUse & { key: string }
  >(sql`select role_key as key, people, organizations, holders,
    holder_organizations as "holderOrganizations", invitations from list_role_use()`);
  return new Map([...rows].map(({ key, ...use }) => [key, use]));
}

/** At the end of the order; `orderRoles` moves it. */
export async function createRole(
  tx: StaffTx,
  role: { key: string; name: string; description: string },
): Promise<void> {
  // In SQL, because drizzle names every column, and the app may not write them all.
  await tx.execute(sql`insert into roles (key, name, description, position)
    values (${role.key}, ${role.name}, ${role.description}, (select coalesce(max(position), 0) + 1 from roles))`);
}

export async function updateRole(
  tx: StaffTx,
  key: string,
  role: { name: string; description: string },
): Promise<void> {
  await tx.update(roles).set(role).where(eq(roles.key, key));
}

/** Puts the roles into this order. */
export async function orderRoles(tx: StaffTx, keys: readonly string[]): Promise<void> {
  for (const [position, key] of keys.entries())
    await tx
      .update(roles)
      .set({ position })
      .where(and(eq(roles.key, key), ne(roles.position, position)));
}

/** Held until the transaction ends: meanwhile nobody can be given the role. */
export async function lockRole(tx: StaffTx, key: string): Promise<void> {
  await tx.select({ key: roles.key }).from(roles).where(eq(roles.key, key)).for("update");
}

/** False when it is not there, or every organization must keep it. Throws 23514 when somebody holds it. */
export async function deleteRole(tx: StaffTx, key: string): Promise<boolean> {
  const deleted = await tx.delete(roles).where(eq(roles.key, key)).returning({ key: roles.key });
  return deleted.length > 0;
}

export async function grantPermission(tx: StaffTx, roleKey: string, permission: string): Promise<void> {
  await tx.insert(rolePermissions).values({ roleKey, permission });
}

export async function takePermission(tx: StaffTx, roleKey: string, permission: string): Promise<void> {
  const taken = await tx
    .delete(rolePermissions)
    .where(and(eq(rolePermissions.roleKey, roleKey), eq(rolePermissions.permission, permission)))
    .returning({ roleKey: rolePermissions.roleKey });
  // The wall keeps it, and the code that asked does not know.
  if (taken.length === 0) throw new Error(`${roleKey} keeps ${permission}.`);
}

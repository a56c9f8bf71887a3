/** The only place that carries lib/organization/template.ts into the rows: what is new there, once; never what was changed. */
import type { Sql, TransactionSql } from "postgres";
import { defaultRoles, essentialPermissions, everyPermission } from "@/lib/organization/template";

/**
 * On a first deploy makes the roles; on each, grants a permission that is new in the file once to the roles that the file
 * names for it, drops permissions that the file no longer has, and gives required roles what is essential. Returns one sentence for each change.
 */
export async function syncTemplate(owner: Sql): Promise<string[]> {
  return owner.begin(async (tx) => {
    const changes: string[] = [];
    const known = new Set((await tx`select name from permissions`).map((row) => row.name as string));
    const isFirst = known.size === 0;
    const existing = new Set((await tx`select key from roles`).map((row) => row.key as string));

    // A role that staff removed stays removed: the file's roles are for the first deploy.
    if (isFirst && existing.size === 0) {
      for (const [position, [key, role]] of Object.entries(defaultRoles).entries()) {
        await tx`insert into roles (key, name, description, position, required)
          values (${key}, ${role.name}, ${role.description}, ${position}, ${role.required})`;
        existing.add(key);
      }
    }
    for (const permission of everyPermission.filter((name) => !known.has(name))) {
      await tx`insert into permissions (name) values (${permission})`;
      for (const [key, role] of Object.entries(defaultRoles)) {
        if (!existing.has(key) || !role.permissions.includes(permission)) continue;
        await tx`insert into role_permissions (role_key, permission) values (${key}, ${permission})`;
      }
      if (!isFirst)
        changes.push(`New permission ${permission}: granted to the roles that the template names for it.`);
    }
    for (const name of known) {
      if ((everyPermission as string[]).includes(name)) continue;
      await tx`delete from permissions where name = ${name}`;
      changes.push(`Permission ${name} is no longer in the template: taken from every role.`);
    }
    changes.push(...(await keepEssentials(tx)));
    return changes;
  });
}

/** A permission that the file calls essential is never missing from a required role. */
async function keepEssentials(tx: TransactionSql): Promise<string[]> {
  await tx`update permissions set essential = name = any (${[...essentialPermissions]})`;
  const missing = await tx`select r.key, p.name from roles r join permissions p on p.essential
    where r.required and not exists (
      select 1 from role_permissions held where held.role_key = r.key and held.permission = p.name)`;
  for (const { key, name } of missing)
    await tx`insert into role_permissions (role_key, permission) values (${key}, ${name})`;
  return missing.map(({ key, name }) => `Permission ${name} is essential: granted to ${key}.`);
}

/** What ticks come to: which role gains and loses which permission, and whether that may be. */
import "server-only";
import type { Role } from "@/db/queries/roles";
import { listRoles } from "@/db/queries/roles";
import { lockTemplate } from "@/db/queries/template";
import type { StaffTx } from "@/db/wall";
import { brand } from "@/lib/brand";
import { conflict, notFoundHere } from "@/lib/organization/operation";
import { essentialPermissions, everyPermission, type Permission } from "@/lib/organization/template";
import type { ActionError } from "@/lib/result";
import type { TicksInput } from "./input";
import { sentenceOf } from "./sentences";

export type RoleChange = { role: Role; gains: Permission[]; loses: Permission[] };

/** The refusal of who saves on top of a template that they have not seen. The template is locked from here on. */
export async function refuseStale(
  tx: StaffTx,
  version: number,
): Promise<{ refused: ActionError } | undefined> {
  if ((await lockTemplate(tx)) === version) return undefined;
  return conflict("Somebody else changed the template meanwhile. Look at what is new, then save again.");
}

/** One change for each role that the ticks change, in the order of the roles. */
export async function planTicks(
  tx: StaffTx,
  { version, ticks }: TicksInput,
): Promise<{ changes: RoleChange[] } | { refused: ActionError }> {
  const stale = await refuseStale(tx, version);
  if (stale) return stale;
  const roles = await listRoles(tx);
  if (ticks.some(({ roleKey }) => !roles.some(({ key }) => key === roleKey))) return notFoundHere("role");
  if (ticks.some(({ permission }) => !everyPermission.some((name) => name === permission)))
    return notFoundHere("permission");
  const changes = roles
    .map((role) =>
      changeOf(
        role,
        new Map(
          ticks.filter(({ roleKey }) => roleKey === role.key).map((tick) => [tick.permission, tick.held]),
        ),
      ),
    )
    .filter(({ gains, loses }) => gains.length + loses.length > 0);
  for (const { role, loses } of changes) {
    const kept = loses.find((permission) => isKept(role, permission));
    if (kept)
      return conflict(`${role.name} keeps “${sentenceOf(kept)}”: ${brand.workspace.a} cannot do without it.`);
  }
  if (changes.length === 0) return conflict("Every role is like that already.");
  return refuseAbove(roles, changes) ?? { changes };
}

/** Nobody can give or take what they do not hold: a role that no owner covers would be out of everybody's reach. */
function refuseAbove(roles: Role[], changes: RoleChange[]): { refused: ActionError } | undefined {
  const after = roles.map((role) => {
    const { gains = [], loses = [] } = changes.find((change) => change.role.key === role.key) ?? {};
    const kept = everyPermission.filter((name) => role.permissions.includes(name) && !loses.includes(name));
    return { ...role, held: new Set<Permission>([...kept, ...gains]) };
  });
  for (const above of after.filter(({ required }) => required)) {
    for (const { name, held } of after) {
      const missing = [...held].find((permission) => !above.held.has(permission));
      if (missing)
        return conflict(
          `${above.name} has to hold whatever ${name} holds: give it “${sentenceOf(missing)}” too, or take that from ${name}.`,
        );
    }
  }
  return undefined;
}

/** Whether a role cannot lose a permission: what an organization cannot do without stays with the role that it keeps. */
function isKept(role: Pick<Role, "required">, permission: Permission): boolean {
  return role.required && essentialPermissions.includes(permission);
}

function changeOf(role: Role, ticks: ReadonlyMap<string, boolean>): RoleChange {
  const held = new Set(role.permissions);
  return {
    role,
    gains: everyPermission.filter((name) => ticks.get(name) === true && !held.has(name)),
    loses: everyPermission.filter((name) => ticks.get(name) === false && held.has(name)),
  };
}

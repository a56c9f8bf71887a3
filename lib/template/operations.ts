/** What staff do to the template. Each holds in every organization, on everybody's very next request. */
import "server-only";
import { findRole, listRoles, type Role } from "@/db/queries/roles";
import {
  createRole,
  deleteRole,
  grantPermission,
  listRoleUse,
  lockRole,
  orderRoles,
  takePermission,
  updateRole,
} from "@/db/queries/template";
import type { EventChanges } from "@/db/schema/events";
import type { StaffTx } from "@/db/wall";
import { staffOperation } from "@/lib/instance/operation";
import { conflict, notFoundHere } from "@/lib/organization/operation";
import { defaultRoles } from "@/lib/organization/template";
import { newRoleInput, removeRoleInput, roleInput, ticksInput } from "./input";
import { roleKeyFor } from "./role-key";
import { holdersInWords, sentenceOf } from "./sentences";
import { planTicks, refuseStale } from "./ticks";

/** What a role would gain and lose, and for how many: numbers, never names. Sentences stand for permissions. */
export type RolePreview = {
  roleName: string;
  people: number;
  organizations: number;
  gains: string[];
  loses: string[];
};

/** The same work as saving, up to the first write. */
export const previewTicks = staffOperation({
  permission: "update:template",
  input: ticksInput,
  event: null,
  run: async (tx, input) => {
    const plan = await planTicks(tx, input);
    if ("refused" in plan) return plan;
    const use = await listRoleUse(tx);
    const data = plan.changes.map(
      ({ role, gains, loses }): RolePreview => ({
        roleName: role.name,
        people: use.get(role.key)?.people ?? 0,
        organizations: use.get(role.key)?.organizations ?? 0,
        gains: gains.map(sentenceOf),
        loses: loses.map(sentenceOf),
      }),
    );
    return { data, acts: [] };
  },
});

export const saveTicks = staffOperation({
  permission: "update:template",
  input: ticksInput,
  event: "role.permissionsChanged",
  run: async (tx, input) => {
    const plan = await planTicks(tx, input);
    if ("refused" in plan) return plan;
    for (const { role, gains, loses } of plan.changes) {
      for (const permission of gains) await grantPermission(tx, role.key, permission);
      for (const permission of loses) await takePermission(tx, role.key, permission);
    }
    const acts = plan.changes.map(({ role, gains, loses }) => ({
      name: role.name,
      changes: Object.fromEntries([
        ...gains.map((permission) => [permission, { before: null, after: "held" }] as const),
        ...loses.map((permission) => [permission, { before: "held", after: null }] as const),
      ]),
    }));
    return { data: undefined, acts };
  },
});

export const addRole = staffOperation({
  permission: "update:template",
  input: newRoleInput,
  event: "role.created",
  run: async (tx, { version, name, description, before, copyOf }) => {
    const stale = await refuseStale(tx, version);
    if (stale) return stale;
    const roles = await listRoles(tx);
    const taken = refuseTaken(roles, name);
    if (taken) return taken;
    const copied = roles.find((role) => role.key === copyOf);
    if (copyOf && !copied) return notFoundHere("role");
    const keys = roles.map((role) => role.key);
    // A deploy knows the roles of the file by their keys.
    const key = roleKeyFor(name, [...keys, ...Object.keys(defaultRoles)]);
    await createRole(tx, { key, name, description });
    await place(tx, [...keys, key], key, before);
    for (const permission of copied?.permissions ?? []) await grantPermission(tx, key, permission);
    const changes: EventChanges = copied ? { copyOf: { before: null, after: copied.name } } : {};
    return { data: { key }, acts: [{ name, changes }] };
  },
});

/** Its name, its sentence and its place. The key stays: memberships name it. */
export const describeRole = staffOperation({
  permission: "update:template",
  input: roleInput,
  event: "role.updated",
  run: async (tx, { version, key, name, description, before }) => {
    const stale = await refuseStale(tx, version);
    if (stale) return stale;
    const roles = await listRoles(tx);
    const taken = refuseTaken(roles, name, key);
    if (taken) return taken;
    const role = roles.find((each) => each.key === key);
    if (!role) return notFoundHere("role");
    await updateRole(tx, key, { name, description });
    const order = roles.map((each) => each.key);
    const isMoved = await place(tx, order, key, before);
    const changes = differences(role, { name, description });
    if (isMoved) changes.place = { before: null, after: "moved" };
    if (Object.keys(changes).length === 0) return conflict("This is how it is already.");
    return { data: undefined, acts: [{ name, changes }] };
  },
});

/** Only one that nobody has, and nobody is invited to. */
export const removeRole = staffOperation({
  permission: "update:template",
  input: removeRoleInput,
  event: "role.removed",
  run: async (tx, { version, key }) => {
    const refusal = await refuseStale(tx, version);
    if (refusal) return refusal;
    const role = await findRole(tx, key);
    if (!role) return notFoundHere("role");
    if (role.required) return conflict(`${role.name} stays: somebody has to hold it everywhere.`);
    // Whoever is just giving the role is waited for, and then counted.
    await lockRole(tx, key);
    const inUse = holdersInWords((await listRoleUse(tx)).get(key));
    if (inUse) return conflict(`${role.name} is in use and stays: ${inUse}.`);
    if (!(await deleteRole(tx, key))) return notFoundHere("role");
    return { data: undefined, acts: [{ name: role.name }] };
  },
});

function refuseTaken(roles: Role[], name: string, ownKey?: string) {
  const isTaken = roles.some((role) => role.key !== ownKey && role.name.toLowerCase() === name.toLowerCase());
  const message = `There is a role ${name} already.`;
  return isTaken ? conflict(message, { name: message }) : undefined;
}

/** Puts a role before another of this order, or last. False when it stands there already. */
async function place(tx: StaffTx, order: string[], key: string, before: string): Promise<boolean> {
  const others = order.filter((each) => each !== key);
  const index = others.indexOf(before);
  const wanted = others.toSpliced(index < 0 ? others.length : index, 0, key);
  await orderRoles(tx, wanted);
  return wanted.join() !== order.join();
}

type Description = { name: string; description: string };

function differences(before: Description, after: Description): EventChanges {
  const fields = (["name", "description"] as const).filter((field) => before[field] !== after[field]);
  return Object.fromEntries(fields.map((field) => [field, { before: before[field], after: after[field] }]));
}

/**
 * What staff may do to the installation as a whole: the second kind of permission, apart from an organization's. Neither
 * opens anything of the other's: staff see no organization's rows by being staff.
 *
 * Words to the fork: add a permission here. Should some staff do less than others, give the table of staff a role, and
 * let `heldBy` read it.
 */
const instancePermissions = [
  "read:template",
  "update:template",
  "read:settings",
  "update:settings",
  "read:organization",
  "update:organization",
  "read:signing-key",
  "rotate:signing-key",
  "read:user",
  "update:user",
  "read:job",
  "update:job",
] as const;

export type InstancePermission = (typeof instancePermissions)[number];

const held: Record<"staff", ReadonlySet<string>> = { staff: new Set(instancePermissions) };

/** Whether staff hold a permission. Code asks this, never who somebody is. */
export function staffHold(permission: InstancePermission): boolean {
  return held.staff.has(permission);
}

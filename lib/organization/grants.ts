/** The one answer to "what may one do to another?": never above yourself. Used for invitations, role changes and removals alike. */

/** You may give or take only a role that can do nothing you cannot. */
export function mayGrant(mine: ReadonlySet<string>, rolePermissions: Iterable<string>): boolean {
  for (const permission of rolePermissions) if (!mine.has(permission)) return false;
  return true;
}

/** You may touch only a person whose role you could have given. */
export const mayTouch = mayGrant;

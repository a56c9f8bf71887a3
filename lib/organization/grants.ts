/** What one may do, and what one may do to another: never above yourself. Invitations, role changes and removals ask here. */
import type { Tx } from "@/db/wall";
import type { Permission } from "./template";

/** Whether the person of a transaction may do this here. */
export function can(tx: Tx, permission: Permission): boolean {
  return tx.permissions.has(permission);
}

/** You may give only a role that can do nothing you cannot. A program gives no more than it was given: ask with `tx.permissions`. */
export function mayGrant(mine: ReadonlySet<string>, rolePermissions: Iterable<string>): boolean {
  for (const permission of rolePermissions) if (!mine.has(permission)) return false;
  return true;
}

/** You may touch only a person whose role you could have given: you yourself, also where a program does it for you. Ask with `tx.held`. */
export const mayTouch = mayGrant;

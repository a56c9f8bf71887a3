/** Rows of memberships of the organization that the transaction entered. */
import "server-only";
import { and, asc, count, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { apiKeys } from "../schema/api-keys";
import { type MembershipSource, type MembershipState, memberships } from "../schema/memberships";
import { rolePermissions, roles } from "../schema/template";
import type { Tx } from "../wall";

export const memberColumns = {
  userId: memberships.userId,
  name: memberships.name,
  email: memberships.email,
  // The removed are left out everywhere: their row is a tombstone.
  state: sql<Member["state"]>`${memberships.state}`,
  isLeaving: sql<boolean>`${memberships.leavingFrom} is not null`,
  roleKey: roles.key,
  roleName: roles.name,
  joinedAt: memberships.createdAt,
  lastActiveAt: memberships.lastActiveAt,
};

export type Member = {
  userId: string;
  name: string;
  email: string;
  state: Exclude<MembershipState, "removed">;
  /** Their account waits to be deleted: suspended, until they keep it. */
  isLeaving: boolean;
  roleKey: string;
  roleName: string;
  joinedAt: Date;
  lastActiveAt: Date | null;
};

/** Who is in, the suspended among them unless one state is asked for, by name; at most so many. */
export async function listMembers(
  tx: Tx,
  { most = 10_000, state }: { most?: number; state?: Member["state"] } = {},
): Promise<Member[]> {
  return tx
    .select(memberColumns)
    .from(memberships)
    .innerJoin(roles, eq(roles.key, memberships.roleKey))
    .where(and(...isIn(tx), state && eq(memberships.state, state)))
    .orderBy(asc(memberships.name), asc(memberships.userId))
    .limit(most);
}

/** How many are in. */
export async function countMembers(tx: Tx): Promise<number> {
  const [row] = await tx
    .select({ members: count() })
    .from(memberships)
    .where(and(...isIn(tx)));
  return row?.members ?? 0;
}

/** A member who is in; undefined for strangers and for the removed. */
export async function findMember(tx: Tx, userId: string): Promise<Member | undefined> {
  const [member] = await tx
    .select(memberColumns)
    .from(memberships)
    .innerJoin(roles, eq(roles.key, memberships.roleKey))
    .where(and(...own(tx, userId), ne(memberships.state, "removed")));
  return member;
}

/** Those of these addresses who are in, by address. */
export async function listMembersByEmail(
  tx: Tx,
  emails: string[],
): Promise<Array<Pick<Member, "email" | "state" | "isLeaving">>> {
  return tx
    .select({
      email: memberships.email,
      state: memberColumns.state,
      isLeaving: memberColumns.isLeaving,
    })
    .from(memberships)
    .where(and(...isIn(tx), inArray(memberships.email, emails)));
}

export async function createMembership(
  tx: Tx,
  membership: { roleKey: string; name: string; email: string; source: MembershipSource },
): Promise<void> {
  await tx.insert(memberships).values({ userId: tx.userId, ...membership });
}

/** Brings a removed person back in, with a new role; keys and tokens of before stay dead. False when there is no tombstone. */
export async function reviveMembership(
  tx: Tx,
  membership: { roleKey: string; name: string; email: string; source: MembershipSource },
): Promise<boolean> {
  const revived = await tx
    .update(memberships)
    .set({ ...membership, state: "active", revivedAt: sql`now()` })
    .where(and(...own(tx, tx.userId), eq(memberships.state, "removed")))
    .returning({ userId: memberships.userId });
  if (revived.length === 0) return false;
  // Keys, unlike people, are not asked back in. Of the person's own tokens the look-ups compare the times.
  await tx
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(apiKeys.organizationId, tx.organizationId),
        eq(apiKeys.createdBy, tx.userId),
        isNull(apiKeys.revokedAt),
      ),
    );
  return true;
}

export async function updateMemberRole(tx: Tx, userId: string, roleKey: string): Promise<void> {
  await tx
    .update(memberships)
    .set({ roleKey })
    .where(and(...own(tx, userId)));
}

/** Active, suspended, or a tombstone: whatever they hold is stale with their next request. */
export async function updateMemberState(tx: Tx, userId: string, state: MembershipState): Promise<void> {
  await tx
    .update(memberships)
    .set({ state })
    .where(and(...own(tx, userId)));
}

/** Of somebody whose account waits to be deleted: should they keep it, they stay out. False when that was so before. */
export async function suspendLeaving(tx: Tx, userId: string): Promise<boolean> {
  const changed = await tx
    .update(memberships)
    .set({ leavingFrom: "suspended" })
    .where(and(...own(tx, userId), eq(memberships.leavingFrom, "active")))
    .returning({ userId: memberships.userId });
  return changed.length > 0;
}

/** Active members whose role holds a permission. */
export async function listHolders(
  tx: Tx,
  permission: string,
): Promise<Array<Pick<Member, "userId" | "name" | "email">>> {
  return tx
    .select({ userId: memberships.userId, name: memberships.name, email: memberships.email })
    .from(memberships)
    .innerJoin(rolePermissions, eq(rolePermissions.roleKey, memberships.roleKey))
    .where(
      and(
        eq(memberships.organizationId, tx.organizationId),
        eq(memberships.state, "active"),
        eq(rolePermissions.permission, permission),
      ),
    )
    .orderBy(asc(memberships.userId));
}

/**
 * Active members with a role that every organization must keep, apart from one person and from whoever staff disabled, who
 * can run nothing. Lock the organization first.
 */
export async function countOtherRequired(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx
    .select({ others: count() })
    .from(memberships)
    .innerJoin(roles, eq(roles.key, memberships.roleKey))
    .where(
      and(
        eq(memberships.organizationId, tx.organizationId),
        ne(memberships.userId, userId),
        eq(memberships.state, "active"),
        eq(roles.required, true),
        sql`not is_disabled(${memberships.userId})`,
      ),
    );
  return row?.others ?? 0;
}

/** Everyone of the organization but the removed. */
export function isIn(tx: Tx) {
  return [eq(memberships.organizationId, tx.organizationId), ne(memberships.state, "removed")];
}

function own(tx: Tx, userId: string) {
  return [eq(memberships.organizationId, tx.organizationId), eq(memberships.userId, userId)];
}

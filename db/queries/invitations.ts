/** Rows of invitations. The token is only ever in the mail: nothing here gives it out. */
import "server-only";
import { and, count, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { invitations } from "../schema/invitations";
import { memberships } from "../schema/memberships";
import { roles } from "../schema/template";
import type { Tx } from "../wall";

/** Seconds. */
const lifetime = 7 * 24 * 60 * 60;

export type PendingInvitation = {
  id: string;
  email: string;
  roleKey: string;
  roleName: string;
  expiresAt: Date;
  isExpired: boolean;
  /** Who sent it may no longer invite to this role. */
  isWithdrawn: boolean;
};

export const pendingColumns = {
  id: invitations.id,
  email: invitations.email,
  roleKey: roles.key,
  roleName: roles.name,
  expiresAt: invitations.expiresAt,
  isExpired: sql<boolean>`${invitations.expiresAt} <= now()`,
  isWithdrawn: sql<boolean>`not is_acceptable(${invitations}, null)`,
};

/** Those that still wait, the expired among them: they can be sent again. The newest first, at most so many. */
export async function listPendingInvitations(tx: Tx, most = 10_000): Promise<PendingInvitation[]> {
  return tx
    .select(pendingColumns)
    .from(invitations)
    .innerJoin(roles, eq(roles.key, invitations.roleKey))
    .where(and(...pending(tx)))
    .orderBy(desc(invitations.sentAt), desc(invitations.id))
    .limit(most);
}

export async function countPendingInvitations(tx: Tx): Promise<number> {
  const [row] = await tx
    .select({ waiting: count() })
    .from(invitations)
    .innerJoin(roles, eq(roles.key, invitations.roleKey))
    .where(and(...pending(tx)));
  return row?.waiting ?? 0;
}

/**
 * One pending invitation a person: inviting again gives a new token and role, and the old link is dead. The caller holds
 * the organization's lock.
 */
export async function putInvitation(
  tx: Tx,
  invitation: { email: string; roleKey: string; tokenHash: Buffer },
): Promise<string> {
  const { email, ...offer } = invitation;
  const renewed = {
    ...offer,
    invitedBy: tx.userId,
    sentAt: sql`now()`,
    expiresAt: sql`now() + make_interval(secs => ${lifetime})`,
  };
  const [updated] = await tx
    .update(invitations)
    .set(renewed)
    .where(and(...pending(tx), eq(invitations.email, email)))
    .returning({ id: invitations.id });
  if (updated) return updated.id;
  const [created] = await tx
    .insert(invitations)
    .values({ email, ...renewed })
    .returning({ id: invitations.id });
  if (!created) throw new Error("The insert gave no row.");
  return created.id;
}

/** Undefined when it is not there, not here, or no longer pending. */
export async function findPendingInvitation(tx: Tx, id: string) {
  const [invitation] = await tx
    .select({
      email: invitations.email,
      roleKey: roles.key,
      isExpired: sql<boolean>`${invitations.expiresAt} <= now()`,
    })
    .from(invitations)
    .innerJoin(roles, eq(roles.key, invitations.roleKey))
    .where(and(...pending(tx), eq(invitations.id, id)));
  return invitation;
}

/** The pending invitations of these addresses; without a role where it was taken out of the template. */
export async function listPendingByEmail(tx: Tx, emails: string[]) {
  return tx
    .select({
      email: invitations.email,
      roleKey: roles.key,
      isExpired: sql<boolean>`${invitations.expiresAt} <= now()`,
      isWithdrawn: sql<boolean>`not is_acceptable(${invitations}, null)`,
    })
    .from(invitations)
    .leftJoin(roles, eq(roles.key, invitations.roleKey))
    .where(and(...pending(tx), inArray(invitations.email, emails)));
}

/** Who sent it last, if they are still in. */
export async function findInviter(tx: Tx, id: string): Promise<{ name: string; email: string } | undefined> {
  const [inviter] = await tx
    .select({ name: memberships.name, email: memberships.email })
    .from(invitations)
    .innerJoin(
      memberships,
      and(
        eq(memberships.organizationId, invitations.organizationId),
        eq(memberships.userId, invitations.invitedBy),
        eq(memberships.state, "active"),
      ),
    )
    .where(and(eq(invitations.organizationId, tx.organizationId), eq(invitations.id, id)));
  return inviter;
}

export async function revokeInvitation(tx: Tx, id: string): Promise<boolean> {
  const revoked = await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(and(...pending(tx), eq(invitations.id, id)))
    .returning({ id: invitations.id });
  return revoked.length > 0;
}

/** All that this person sent and nobody accepted yet; gives how many. */
export async function revokeInvitationsOf(tx: Tx, userId: string): Promise<number> {
  const revoked = await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(and(...pending(tx), eq(invitations.invitedBy, userId)))
    .returning({ id: invitations.id });
  return revoked.length;
}

/** Spends the invitation: of twenty at the same moment, one gets the row. */
export async function spendInvitation(tx: Tx, id: string): Promise<boolean> {
  const spent = await tx
    .update(invitations)
    .set({ acceptedAt: sql`now()`, acceptedBy: tx.userId })
    .where(and(...pending(tx), eq(invitations.id, id), gt(invitations.expiresAt, sql`now()`)))
    .returning({ id: invitations.id });
  return spent.length > 0;
}

/** Spends all that hold a seat for one of these addresses: whoever has them is in, and needs one seat. */
export async function spendInvitationsTo(
  tx: Tx,
  emails: string[],
): Promise<Array<{ id: string; email: string }>> {
  return tx
    .update(invitations)
    .set({ acceptedAt: sql`now()`, acceptedBy: tx.userId })
    .where(and(...pending(tx), inArray(invitations.email, emails), gt(invitations.expiresAt, sql`now()`)))
    .returning({ id: invitations.id, email: invitations.email });
}

/** What makes an invitation of the organization one that waits. */
export function pending(tx: Pick<Tx, "organizationId">) {
  return [
    eq(invitations.organizationId, tx.organizationId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    isNull(invitations.declinedAt),
  ];
}

/** What an organization uses of what staff allow it. */
import "server-only";
import { eq, sql } from "drizzle-orm";
import { organizations } from "../schema/organizations";
import type { StaffOrganizationTx, Tx } from "../wall";

export type Allowance = {
  /** What staff set for this organization; null where its plan says. */
  seatLimit: number | null;
  invitationLimit: number | null;
  /** Who is in, the suspended among them. */
  members: number;
  /** Invitations that can still be accepted: each holds a seat. */
  pendingInvitations: number;
};

/** What the organization uses, and what staff allow it. To hold something against it, lock the organization first. */
export async function readAllowance(tx: Tx | StaffOrganizationTx): Promise<Allowance> {
  const [row] = await tx
    .select({
      seatLimit: organizations.seatLimit,
      invitationLimit: organizations.invitationLimit,
      members: sql<number>`(select count(*)::int from memberships m
        where m.organization_id = ${tx.organizationId} and m.state <> 'removed')`,
      pendingInvitations: sql<number>`(select count(*)::int from invitations i
        where i.organization_id = ${tx.organizationId} and i.accepted_at is null and i.revoked_at is null
          and i.declined_at is null and i.expires_at > now())`,
    })
    .from(organizations)
    .where(eq(organizations.id, tx.organizationId));
  if (!row) throw new Error("The organization of the transaction is gone.");
  return row;
}

/** Rows of memberships as their person has them: in all their organizations, and what each of them knows of the person. */
import "server-only";
import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import { type MembershipState, memberships } from "../schema/memberships";
import { lookUpAll, type Tx, type UserTx } from "../wall";
import type { OrganizationState } from "./staff-organizations";

export type OwnMembership = {
  organizationId: string;
  slug: string;
  name: string;
  roleName: string;
  wasUsed: boolean;
};

/** The live organizations that this session's person is an active member of, the last used first. */
export async function listOwnMemberships(session: Buffer): Promise<OwnMembership[]> {
  return lookUpAll<OwnMembership>(sql`select organization_id as "organizationId", slug, name, role_name as "roleName",
    last_active_at is not null as "wasUsed" from list_memberships(${session})`);
}

type Anywhere = {
  organizationId: string;
  state: MembershipState;
  email: string;
  joinedAt: Date;
  /** Known where the person is active alone. */
  organizationState: OrganizationState | null;
  /** Active, and nobody else there has a role that an organization must keep. */
  isLastRequired: boolean;
};

/** What the organization is called is known only where the person is in now, and it is live. */
export type MembershipOfOwn = Anywhere &
  ({ slug: string; name: string; roleName: string } | { slug: null; name: null; roleName: null });

/** Every organization that the person of the transaction is or was in, by name. */
export async function listMembershipsOfOwn(tx: UserTx | Tx): Promise<MembershipOfOwn[]> {
  const rows =
    await tx.execute(sql`select organization_id as "organizationId", state, email, joined_at as "joinedAt",
    slug, name, role_name as "roleName", is_last_required as "isLastRequired",
    organization_state as "organizationState" from list_own_memberships()`);
  return [...rows].map((row) => ({ ...row, joinedAt: new Date(String(row.joinedAt)) }) as MembershipOfOwn);
}

export type OwnRow = { name: string; email: string; state: MembershipState };

/** The person's row in the organization that the transaction entered. */
export async function findOwnRow(tx: Tx): Promise<OwnRow> {
  const [row] = await tx
    .select({ name: memberships.name, email: memberships.email, state: memberships.state })
    .from(memberships)
    .where(and(...own(tx)));
  if (!row) throw new Error("The person of the transaction was never in this organization.");
  return row;
}

export async function updateOwnName(tx: Tx, name: string): Promise<void> {
  await tx
    .update(memberships)
    .set({ name })
    .where(and(...own(tx)));
}

export async function updateOwnEmail(tx: Tx, email: string): Promise<void> {
  await tx
    .update(memberships)
    .set({ email })
    .where(and(...own(tx)));
}

/** Out until the account is kept or deleted. Lock the organization first. */
export async function holdOwnMembership(tx: Tx): Promise<void> {
  await tx
    .update(memberships)
    .set({ leavingFrom: sql`${memberships.state}`, state: "suspended" })
    .where(and(...own(tx), ne(memberships.state, "removed")));
}

/** As it was before, unless somebody removed the person meanwhile. False when there was nothing to release. */
export async function releaseOwnMembership(tx: Tx): Promise<boolean> {
  const released = await tx
    .update(memberships)
    .set({
      state: sql`case ${memberships.state} when 'suspended' then ${memberships.leavingFrom} else ${memberships.state} end`,
      leavingFrom: null,
    })
    .where(and(...own(tx), isNotNull(memberships.leavingFrom)))
    .returning({ state: memberships.state });
  return released.some(({ state }) => state === "active");
}

/** A tombstone without a name. Gives whether the person was in until now. */
export async function forgetOwnMembership(tx: Tx, name: string): Promise<boolean> {
  await tx
    .update(memberships)
    .set({ name, email: "" })
    .where(and(...own(tx)));
  const removed = await tx
    .update(memberships)
    .set({ state: "removed", leavingFrom: null })
    .where(and(...own(tx), isNotNull(memberships.leavingFrom), ne(memberships.state, "removed")))
    .returning({ userId: memberships.userId });
  return removed.length > 0;
}

function own(tx: Tx) {
  return [eq(memberships.organizationId, tx.organizationId), eq(memberships.userId, tx.userId)];
}

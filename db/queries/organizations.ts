/** Rows of organizations and their slugs. */
import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { organizationSlugs, organizations } from "../schema/organizations";
import { type InvitedTx, lookUp, type Tx } from "../wall";

/** Whether a slug leads, or ever led, to an organization. The app's one deliberate oracle. */
export async function isSlugTaken(slug: string): Promise<boolean> {
  return (await lookUp<{ taken: boolean }>(sql`select is_slug_taken(${slug}) as taken`))?.taken === true;
}

/** The organization of a transaction that `enterNewOrganization` opened. False when the slug is taken: roll back then. */
export async function createOrganization(
  tx: Tx,
  organization: { name: string; slug: string },
): Promise<boolean> {
  await tx.insert(organizations).values({ id: tx.organizationId, name: organization.name });
  const claimed = await tx
    .insert(organizationSlugs)
    .values({ slug: organization.slug })
    .onConflictDoNothing()
    .returning({ slug: organizationSlugs.slug });
  return claimed.length > 0;
}

export async function findOrganizationName(tx: Tx): Promise<string> {
  const [row] = await tx
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.id, tx.organizationId));
  return row?.name ?? "";
}

/** The slug in use. */
export async function findOrganizationSlug(tx: Tx): Promise<string> {
  const [row] = await tx
    .select({ slug: organizationSlugs.slug })
    .from(organizationSlugs)
    .where(and(eq(organizationSlugs.organizationId, tx.organizationId), isNull(organizationSlugs.retiredAt)));
  return row?.slug ?? "";
}

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
export async function readAllowance(tx: Tx): Promise<Allowance> {
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

/**
 * Held until the transaction ends. Whoever changes roles or memberships takes it first: no two of them run at once, and
 * who lost their right while waiting for it is turned away.
 */
export async function lockOrganization(tx: Tx | InvitedTx): Promise<void> {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, tx.organizationId))
    // Rows that only refer to the organization, events say, need not wait for this.
    .for("no key update");
  await tx.recheck();
}

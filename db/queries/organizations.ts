/** Rows of organizations and their slugs. */
import "server-only";
import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { organizationSlugs, organizations } from "../schema/organizations";
import { type InvitedTx, lookUp, lookUpAll, type StaffOrganizationTx, type SystemTx, type Tx } from "../wall";

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
  return claimSlug(tx, organization.slug);
}

/**
 * Of fifty who claim one at the same moment, the index lets one through. What a purge freed is in another table: it is
 * asked first, and nothing comes to be there that was not taken before.
 */
async function claimSlug(tx: Tx, slug: string): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select is_slug_taken(${slug}) as taken`);
  if (row?.taken) return false;
  const claimed = await tx
    .insert(organizationSlugs)
    .values({ slug })
    .onConflictDoNothing()
    .returning({ slug: organizationSlugs.slug });
  return claimed.length > 0;
}

export type OrganizationAddress = { slug: string; retiredAt: Date | null };

/** The address in use first, then those of before, the last used first. All of them stay the organization's own. */
export async function listSlugs(tx: Tx): Promise<OrganizationAddress[]> {
  return tx
    .select({ slug: organizationSlugs.slug, retiredAt: organizationSlugs.retiredAt })
    .from(organizationSlugs)
    .where(eq(organizationSlugs.organizationId, tx.organizationId))
    .orderBy(sql`${organizationSlugs.retiredAt} desc nulls first`, desc(organizationSlugs.slug));
}

/**
 * Goes on under another address: a new one, or one of before. Whoever holds a token that names the old one asks the gate.
 * False when it is another's: roll back then.
 */
export async function moveSlug(tx: Tx, slug: string): Promise<boolean> {
  const mine = eq(organizationSlugs.organizationId, tx.organizationId);
  await tx
    .update(organizationSlugs)
    .set({ retiredAt: sql`now()` })
    .where(and(mine, isNull(organizationSlugs.retiredAt)));
  const revived = await tx
    .update(organizationSlugs)
    .set({ retiredAt: null })
    .where(and(mine, eq(organizationSlugs.slug, slug), isNotNull(organizationSlugs.retiredAt)))
    .returning({ slug: organizationSlugs.slug });
  if (revived.length === 0 && !(await claimSlug(tx, slug))) return false;
  await updateOrganization(tx, { rulesVersion: raised });
  return true;
}

/** Where a slug of before leads, for a member; undefined for everybody else. */
export async function findMovedSlug(session: Buffer, slug: string): Promise<string | undefined> {
  return (await lookUp<{ slug: string }>(sql`select slug from find_moved_slug(${session}, ${slug})`))?.slug;
}

export async function renameOrganization(tx: Tx, name: string): Promise<void> {
  await updateOrganization(tx, { name });
}

/** How long a deleted organization can be restored. The functions that find, enter and purge one say the same. */
export const restorable = sql`interval '30 days'`;

/** Everybody is out with their next request. Gives the moment until which it can be restored. */
export async function deleteOrganization(tx: Tx): Promise<Date> {
  await updateOrganization(tx, { state: "deleted", deletedAt: sql`now()`, rulesVersion: raised });
  const [row] = await tx.execute<{ until: string }>(sql`select now() + ${restorable} as until`);
  return new Date(row?.until ?? Number.NaN);
}

export type DeletedOrganization = { id: string; slug: string; name: string; restorableUntil: Date };

/** What this session's person may bring back, the latest first. */
export async function listDeletedOrganizations(session: Buffer): Promise<DeletedOrganization[]> {
  const rows = await lookUpAll<Omit<DeletedOrganization, "restorableUntil"> & { until: string }>(
    sql`select organization_id as id, slug, name, restorable_until as until from list_deleted_organizations(${session})`,
  );
  return rows.map(({ until, ...row }) => ({ ...row, restorableUntil: new Date(until) }));
}

/** False when somebody was quicker, or the purge. */
export async function restoreOrganization(tx: Tx): Promise<boolean> {
  const restored = await tx
    .update(organizations)
    .set({ state: "live", deletedAt: null, rulesVersion: raised })
    .where(and(eq(organizations.id, tx.organizationId), eq(organizations.state, "deleted")))
    .returning({ id: organizations.id });
  return restored.length > 0;
}

/** Takes the longest deleted organization away for good; undefined when none is due. */
export async function purgeOrganization(tx: SystemTx): Promise<string | undefined> {
  const [row] = await tx.execute<{ id: string }>(sql`select organization_id as id from purge_organization()`);
  return row?.id;
}

const raised = sql`${organizations.rulesVersion} + 1`;

async function updateOrganization(tx: Tx, changes: PgUpdateSetSource<typeof organizations>): Promise<void> {
  await tx.update(organizations).set(changes).where(eq(organizations.id, tx.organizationId));
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

export type Organization = { id: string; slug: string; name: string; createdAt: Date };

/** The organization of the transaction. */
export async function findOrganization(tx: Tx): Promise<Organization> {
  const [row] = await tx
    .select({
      id: organizations.id,
      slug: organizationSlugs.slug,
      name: organizations.name,
      createdAt: organizations.createdAt,
    })
    .from(organizations)
    .innerJoin(
      organizationSlugs,
      and(eq(organizationSlugs.organizationId, organizations.id), isNull(organizationSlugs.retiredAt)),
    )
    .where(eq(organizations.id, tx.organizationId));
  if (!row) throw new Error("The organization of the transaction is not there.");
  return row;
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

/** Rows of organizations. */
import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { organizationSlugs, organizations } from "../schema/organizations";
import { type InvitedTx, lookUpAll, type SystemTx, type Tx } from "../wall";
import { claimSlug } from "./organization-slugs";

/** The organization of a transaction that `enterNewOrganization` opened. False when the slug is taken: roll back then. */
export async function createOrganization(
  tx: Tx,
  organization: { name: string; slug: string },
): Promise<boolean> {
  await tx.insert(organizations).values({ id: tx.organizationId, name: organization.name });
  return claimSlug(tx, organization.slug);
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

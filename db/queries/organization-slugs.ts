/** Rows of slugs: the address of an organization, and those that it had before. */
import "server-only";
import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { organizationSlugs, organizations } from "../schema/organizations";
import { lookUp, type Tx } from "../wall";

/** Whether a slug leads, or ever led, to an organization. The app's one deliberate oracle. */
export async function isSlugTaken(slug: string): Promise<boolean> {
  return (await lookUp<{ taken: boolean }>(sql`select is_slug_taken(${slug}) as taken`))?.taken === true;
}

/**
 * Of fifty who claim one at the same moment, the index lets one through. What a purge freed is in another table: it is
 * asked first, and nothing comes to be there that was not taken before.
 */
export async function claimSlug(tx: Tx, slug: string): Promise<boolean> {
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
  await tx
    .update(organizations)
    .set({ rulesVersion: sql`${organizations.rulesVersion} + 1` })
    .where(eq(organizations.id, tx.organizationId));
  return true;
}

/** Where a slug of before leads, for a member; undefined for everybody else. */
export async function findMovedSlug(session: Buffer, slug: string): Promise<string | undefined> {
  return (await lookUp<{ slug: string }>(sql`select slug from find_moved_slug(${session}, ${slug})`))?.slug;
}

/** The slug in use. */
export async function findOrganizationSlug(tx: Tx): Promise<string> {
  const [row] = await tx
    .select({ slug: organizationSlugs.slug })
    .from(organizationSlugs)
    .where(and(eq(organizationSlugs.organizationId, tx.organizationId), isNull(organizationSlugs.retiredAt)));
  return row?.slug ?? "";
}

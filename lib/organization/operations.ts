/** What can be done to the organization itself. It is made in create.ts and brought back in restore.ts. */
import "server-only";
import { listHolders } from "@/db/queries/memberships";
import * as slugs from "@/db/queries/organization-slugs";
import * as rows from "@/db/queries/organizations";
import type { Tx } from "@/db/wall";
import { requireFresh } from "@/lib/auth/fresh-proof";
import { brand } from "@/lib/brand";
import { sendNotice } from "@/lib/mail/notice";
import { capitalize } from "@/lib/text/capitalize";
import { throttle } from "@/lib/throttle";
import {
  changeSlugInput,
  deleteOrganizationInput,
  exportOrganizationInput,
  renameOrganizationInput,
} from "./input";
import { conflict, done, operation } from "./operation";
import { restoreUrl } from "./restore-link";
import { isReservedSlug, mostSlugs, slugTaken } from "./slug";

export const renameOrganization = operation({
  permission: "update:organization",
  input: renameOrganizationInput,
  event: "organization.renamed",
  run: async (tx, { name }) => {
    await rows.lockOrganization(tx);
    const before = await rows.findOrganizationName(tx);
    if (name === before) return conflict("This is its name already.", { name: "This is its name already." });
    await rows.renameOrganization(tx, name);
    return { ...done(target(tx, name)), changes: { name: { before, after: name } } };
  },
});

/** Links to the old address lead on to the new one, for members. It stays the organization's own: there is a way back. */
export const changeSlug = operation({
  permission: "update:organization",
  input: changeSlugInput,
  event: "organization.moved",
  run: async (tx, { slug }) => {
    const refusal = await throttle("organization.move", tx.organizationId);
    if (refusal) return { refused: refusal };
    await rows.lockOrganization(tx);
    const [current, ...others] = await slugs.listSlugs(tx);
    if (slug === current?.slug) return refuseSlug("This is its address already.");
    const isOwn = others.some((each) => each.slug === slug);
    if (!isOwn && others.length + 1 >= mostSlugs)
      return refuseSlug(
        `${capitalize(brand.workspace.a)} has at most ${mostSlugs} addresses. Go back to one of yours.`,
      );
    if (isReservedSlug(slug) || !(await slugs.moveSlug(tx, slug))) return refuseSlug(slugTaken(slug));
    const name = await rows.findOrganizationName(tx);
    const changes = { slug: { before: current?.slug ?? null, after: slug } };
    return { ...done(target(tx, name), { slug }), changes };
  },
});

/** Everybody is out with their next request. Its owners can restore it for a while; then it is purged: lib/jobs/purge-job.ts. */
export const deleteOrganization = operation({
  permission: "delete:organization",
  input: deleteOrganizationInput,
  event: "organization.deleted",
  run: async (tx, typed) => {
    const stale = await requireFresh(tx, tx.sessionId);
    if (stale) return { refused: stale };
    await rows.lockOrganization(tx);
    const name = await rows.findOrganizationName(tx);
    if (typed.name.trim() !== name)
      return conflict(`This is not the name of the ${brand.workspace.one}. Reload the page to read it.`);
    const until = await rows.deleteOrganization(tx);
    await tellHolders(tx, name, until);
    return done(target(tx, name), { id: tx.organizationId });
  },
});

/** Written down before anything is given out: who breaks off a download has taken what had come by then. */
export const exportOrganization = operation({
  permission: "export:organization",
  input: exportOrganizationInput,
  event: "organization.exported",
  run: async (tx) => {
    const refusal = await throttle("organization.export", tx.organizationId);
    if (refusal) return { refused: refusal };
    return done(target(tx, await rows.findOrganizationName(tx)));
  },
});

/** To everybody who can bring it back, whoever deleted it among them. */
async function tellHolders(tx: Tx, organizationName: string, until: Date): Promise<void> {
  const holders = await listHolders(tx, "delete:organization");
  const actorName = holders.find(({ userId }) => userId === tx.userId)?.name ?? "";
  for (const { name, email } of holders)
    await sendNotice(tx, {
      kind: "workspace-deleted",
      to: email,
      name,
      actorName,
      organizationName,
      until: until.toISOString(),
      url: restoreUrl(tx.organizationId),
    });
}

function refuseSlug(message: string) {
  return conflict(message, { slug: message });
}

function target(tx: Tx, name: string) {
  return { type: "organization", id: tx.organizationId, name };
}

/** The doors of pages: `requireOrganization` for the shell, `requirePermission` for a form, `inOrganization` for rows. */
import "server-only";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { listHelpers } from "@/db/queries/helpers";
import type { Tx } from "@/db/wall";
import { withRequestId } from "@/lib/fault";
import { movedPath, signInPath, workspacePath } from "@/lib/paths";
import { requestPath } from "@/lib/request";
import { tabFacts } from "@/lib/tab/facts";
import type { TabFacts } from "@/lib/tab/news";
import { writeRefusal } from "@/lib/tab/refusal";
import { type Passed, passInto, passTo } from "./passage";
import { isReservedSlug, isSlug } from "./slug";
import { type Permission, permissions } from "./template";

export type CurrentOrganization = {
  id: string;
  slug: string;
  name: string;
  user: { id: string; name: string; email: string; roleName: string };
  /** All of this person's workspaces, this one included; the last used first. */
  workspaces: Array<{ slug: string; name: string; roleName: string }>;
  /** Where they could come in, by an invitation that waits. */
  invitations: Array<{ id: string; slug: string; name: string; roleName: string }>;
  can: (permission: Permission) => boolean;
  /** What the open tab rests on. */
  tab: TabFacts;
};

/** What the shell shows, for a member; a real 404 for everyone else. Layout and page both await it, at the cost of one query. */
export const requireOrganization = cache(async (slug: string): Promise<CurrentOrganization> => {
  const { result: entry, access } = await openOrLeave(
    slug,
    "read:organization",
    await withRequestId(passTo(slug)),
  );
  return {
    id: access.organizationId,
    slug,
    name: entry.organizationName,
    user: { id: access.userId, name: entry.userName, email: entry.email, roleName: entry.roleName },
    workspaces: entry.workspaces,
    invitations: entry.invitations,
    can: (permission) => access.permissions.has(permission),
    tab: tabFacts(
      { id: access.userId, name: entry.userName },
      { slug, name: entry.organizationName, roleName: entry.roleName, permissions: access.permissions },
    ),
  };
});

/** The same for a page that shows no rows, if the person holds the permission there now. */
export async function requirePermission(slug: string, permission: Permission): Promise<CurrentOrganization> {
  const organization = await requireOrganization(slug);
  if (!organization.can(permission)) await refuse(slug, permission);
  return organization;
}

/** One transaction in the organization for a page, if the person holds the permission there now. */
export async function inOrganization<T>(
  slug: string,
  permission: Permission,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const passed = await withRequestId(passInto(slug, permission, work));
  return (await openOrLeave(slug, permission, passed)).result;
}

async function openOrLeave<T>(
  slug: string,
  permission: Permission,
  passed: Passed<T>,
): Promise<Extract<Passed<T>, { outcome: "done" }>> {
  switch (passed.outcome) {
    case "done":
      return passed;
    case "forbidden":
      return refuse(slug, permission);
    case "not-found":
      return notFound();
    case "moved":
      return redirect(movedPath(await requestPath(workspacePath(slug)), slug, passed.slug));
    case "signed-out":
      // Signing in would lead nowhere: no workspace is at such an address.
      if (!isSlug(slug) || isReservedSlug(slug)) return notFound();
      return redirect(signInPath(await requestPath(workspacePath(slug))));
  }
}

/** The page's 403, with what it needs and who could give that; the people only for somebody who may see who is in. */
async function refuse(slug: string, permission: Permission): Promise<never> {
  const asked = await withRequestId(passInto(slug, "read:member", (tx) => listHelpers(tx, permission)));
  const helpers = asked.outcome === "done" ? asked.result : [];
  try {
    return forbidden();
  } catch (error) {
    throw Object.assign(error as Error, {
      digest: writeRefusal({ permission, sentence: permissions[permission], helpers }),
    });
  }
}

/** What the command menu shows that costs a query: asked for when it opens, not with every page. */
import "server-only";
import { listOwnMemberships } from "@/db/queries/own-memberships";
import { isStaff } from "@/db/queries/staff";
import { currentUser } from "@/lib/auth/session";
import { staffPages } from "@/lib/instance/pages";
import { staffHold } from "@/lib/instance/permissions";
import { workspacePath } from "@/lib/paths";

/** Of the person behind the session at hand; nothing for nobody. A link leads nowhere by itself: each page asks again. */
export async function findCommands() {
  const user = await currentUser();
  if (!user?.permissions.has("read:membership")) return { workspaces: [], staff: [] };
  const [memberships, isOfStaff] = await Promise.all([
    listOwnMemberships(user.session),
    isStaff(user.session),
  ]);
  const staff = isOfStaff ? staffPages.filter(({ needs }) => staffHold(needs)) : [];
  return {
    workspaces: memberships.map(({ slug, name, roleName }) => ({
      slug,
      name,
      roleName,
      href: workspacePath(slug),
    })),
    staff: staff.map(({ href, name, keywords }) => ({ href, name, keywords })),
  };
}

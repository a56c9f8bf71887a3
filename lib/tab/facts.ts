/** What an open tab rests on, as the server knows it. It is only told: nothing is opened with it, and nothing touched. */
import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { readTab } from "@/db/queries/tab";
import { currentSession } from "@/lib/auth/cookies";
import { buildId } from "@/lib/build-id";
import type { TabFacts } from "./news";

/** A person and, inside a workspace, what the shell shows of it. */
export function tabFacts(
  user: { id: string; name: string },
  workspace?: { slug: string; name: string; roleName: string; permissions: Iterable<string> },
): TabFacts {
  return {
    build: buildId(),
    user: { id: user.id, name: user.name },
    workspace: workspace
      ? {
          slug: workspace.slug,
          name: workspace.name,
          roleName: workspace.roleName,
          permissions: fingerprint(workspace.permissions),
        }
      : null,
  };
}

/** The facts of the browser at hand, and of an organization as far as its person is in; one that they are not in is as none. */
export async function findTabFacts(organizationId: string): Promise<TabFacts> {
  const session = await currentSession();
  const id = z.uuid().safeParse(organizationId);
  const row = session && (await readTab(session, id.success ? id.data : null));
  return row
    ? tabFacts(row.user, row.workspace ?? undefined)
    : { build: buildId(), user: null, workspace: null };
}

/** The same for the same set, and of no use for anything else. */
function fingerprint(permissions: Iterable<string>): string {
  return createHash("sha256")
    .update([...permissions].sort().join(" "))
    .digest("base64url")
    .slice(0, 12);
}

/** Where a person lands after they came in, with the way prepared: the workspace's cookie goes out with the redirect. */
import "server-only";
import { listOwnMemberships, type OwnMembership } from "@/db/queries/own-memberships";
import { findLeavingSession } from "@/db/queries/sessions";
import { keepAccess } from "@/lib/organization/cookie";
import { askGate } from "@/lib/organization/gate";
import { isReservedSlug, isSlug } from "@/lib/organization/slug";
import { chooserPath, keepAccountPath, movedPath, safeReturnPath, workspacePath } from "@/lib/paths";
import { currentSession } from "./cookies";

/** The return address if there is one, else the workspace used last, else the only one, else the chooser. */
export async function prepareLanding(next?: unknown): Promise<string> {
  const session = await currentSession();
  if (!session) return "/sign-in";
  if (await findLeavingSession(session)) return keepAccountPath;
  const path = safeReturnPath(next) ?? chooseWorkspace(await listOwnMemberships(session));
  return openWorkspaceOf(path, session);
}

function chooseWorkspace(memberships: OwnMembership[]): string {
  const [first] = memberships;
  if (!first || (memberships.length > 1 && !first.wasUsed)) return chooserPath;
  return workspacePath(first.slug);
}

/**
 * Next follows an action's redirect on the server: without this cookie each hop would ask the gate anew. Gives the path,
 * by the slug that the workspace goes by now.
 */
async function openWorkspaceOf(path: string, session: Buffer): Promise<string> {
  const slug = new URL(path, "http://here.invalid").pathname.split("/")[1] ?? "";
  if (!isSlug(slug) || isReservedSlug(slug)) return path;
  const passage = await askGate(session, slug);
  if (passage.outcome === "moved") return openWorkspaceOf(movedPath(path, slug, passage.slug), session);
  if (passage.outcome === "open") await keepAccess(passage.access);
  return path;
}

// Stands in for the session and the database on the bare page: the same answers as the app's own modules give, from memory.
import type { Tx } from "@/db/wall";
import type { CurrentOrganization } from "@/lib/organization/in-organization";
import { everyPermission } from "@/lib/organization/template";
import { tabFacts } from "@/lib/tab/facts";
import { person, projects, workspaces } from "./acme";

const slug = "bare";

/** What the copied pages get for their address. */
export const bareParams = Promise.resolve({ workspace: slug });

export type { CurrentOrganization };

export async function requireOrganization(_slug: string): Promise<CurrentOrganization> {
  const listed = workspaces.map(({ name, ...each }, index) => ({
    slug: index === 0 ? slug : each.slug,
    name,
    roleName: person.roleName,
  }));
  const [{ id, name } = { id: "", name: "" }] = workspaces;
  const tab = tabFacts(person, { slug, name, roleName: person.roleName, permissions: everyPermission });
  return { id, slug, name, user: person, workspaces: listed, invitations: [], can: () => true, tab };
}

export async function inOrganization<T>(
  _slug: string,
  _permission: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  // biome-ignore lint/plugin: no row is behind it, and the app has no such module
  return work({ permissions: new Set<string>(everyPermission) } as unknown as Tx);
}

export async function listProjects(_tx: Tx): Promise<typeof projects> {
  return projects;
}

// The demo as the pictures show it: with live links to what mails lead to, and addresses for every route.
import { demo } from "../parts/demo.ts";
import { type Links, makeLinks } from "../parts/live-links.ts";
import { Told } from "../parts/say.ts";
import { withConnection } from "../postgres/connection.ts";
import type { Scene } from "./scenes.ts";

const slug = "acme";

/** Addresses by route, as far as a route does not say it all; for the first of the demo people. */
export async function addressesOf(adminUrl: string): Promise<Links> {
  const email = demo.people[0]?.email ?? "";
  return withConnection(adminUrl, async (sql) => {
    const [person] = await sql`select m.user_id, m.organization_id from organization_slugs s
      join memberships m using (organization_id) join user_emails e using (user_id)
      where s.slug = ${slug} and e.normalized = ${email}`;
    if (!person) throw new Told(`${email} of the demo is not in ${slug}.`);
    const { user_id: userId, organization_id: organizationId } = person;
    const [project] = await sql`select id from projects where organization_id = ${organizationId}
      and archived_at is null order by id limit 1`;
    const links = await makeLinks(sql, { userId, email, organizationId });
    return { ...links, "/[workspace]/projects/[project]": `/${slug}/projects/${project?.id}` };
  });
}

export function pathOf({ name, path, route }: Scene, addresses: Links): string {
  if (path) return path;
  const found = addresses[route ?? ""] ?? route?.replace("[workspace]", slug);
  if (!found || found.includes("[")) throw new Told(`Nobody says where the picture ${name} is to be taken.`);
  return found;
}

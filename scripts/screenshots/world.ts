// The demo as the pictures show it: with live links to what mails lead to, and addresses for every route.
import type { Sql } from "postgres";
import { demo } from "../parts/demo.ts";
import { type Links, makeLinks, makeOwned } from "../parts/live-links.ts";
import { Told } from "../parts/say.ts";
import { withConnection } from "../postgres/connection.ts";
import { beginning, type Scene } from "./scenes.ts";

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
    await makeBeginning(sql, demo.people[1]?.email ?? "");
    const links = await makeLinks(sql, { userId, email, organizationId });
    return { ...links, "/[workspace]/projects/[project]": `/${slug}/projects/${project?.id}` };
  });
}

/** A workspace in its first minutes: the trail says who made it, and nothing else. */
async function makeBeginning(sql: Sql, email: string): Promise<void> {
  const { name, path } = beginning;
  const [maker] = await sql`select u.id, u.name from users u join user_emails e on e.user_id = u.id
    where e.normalized = ${email}`;
  const id = await makeOwned(sql, { userId: maker?.id, email }, { name, slug: path.slice(1) });
  await sql`insert into events
    (organization_id, actor_type, actor_id, actor_name, action, target_type, target_id, target_name, context)
    values (${id}, 'user', ${maker?.id}, ${maker?.name}, 'organization.created', 'organization', ${id}, ${name}, '{}')`;
}

export function pathOf({ name, path, route }: Scene, addresses: Links): string {
  if (path) return path;
  const found = addresses[route ?? ""] ?? route?.replace("[workspace]", slug);
  if (!found || found.includes("[")) throw new Told(`Nobody says where the picture ${name} is to be taken.`);
  return found;
}

// The only place that fills the bench's database: the measured workspace, and as many others as are asked for.
import type { Sql } from "postgres";
import { hashSecret, newSecret } from "../../e2e/fixtures/secrets.ts";
import { brand } from "../../lib/brand.ts";
import { asked, type Links, makeLinks } from "../parts/live-links.ts";
import { withConnection } from "../postgres/connection.ts";
import { person, projects, workspaces } from "./acme.ts";

export type World = {
  /** The person's session cookie, as the browser would have it. */
  session: string;
  /** Where mails lead to, by route. */
  links: Links;
  /** Adds organizations, with people, projects and sessions, until there are so many. */
  grow: (organizations: number) => Promise<void>;
  /** Adds members to one of the person's workspaces until there are so many. */
  fill: (slug: string, members: number) => Promise<void>;
  /** Makes the person staff, whom pages of their own are for. */
  promote: () => Promise<void>;
};

/** The name of the session cookie where the app runs at `url`, as lib/auth/cookies.ts names it over http. */
export function sessionCookieName(url: string): string {
  return `${brand.cookiePrefix}session-${new URL(url).port}`;
}

/** The cookie of the browser that asked for the mails. */
export function askedCookie(url: string): string {
  return `${brand.cookiePrefix}asked-${new URL(url).port}=${asked}`;
}

/** Writes as the superuser, in sets: nothing here is measured. */
export async function makeWorld(adminUrl: string): Promise<World> {
  const session = newSecret();
  const links = await withConnection(adminUrl, async (sql) => {
    await makePerson(sql, session);
    for (const each of workspaces) await makeWorkspace(sql, each);
    const organizationId = workspaces[0]?.id ?? "";
    return makeLinks(sql, { userId: person.id, email: person.email, organizationId });
  });
  return {
    session,
    links,
    grow: (organizations) => withConnection(adminUrl, (sql) => grow(sql, organizations)),
    fill: (slug, members) => withConnection(adminUrl, (sql) => fill(sql, slug, members)),
    promote: () =>
      withConnection(adminUrl, async (sql) => {
        await sql`insert into staff (user_id) values (${person.id})`;
      }),
  };
}

async function makePerson(sql: Sql, session: string) {
  const { id, name, email } = person;
  await sql`insert into users (id, name) values (${id}, ${name})`;
  await sql`insert into user_emails (user_id, address, normalized, is_primary, verified_at)
    values (${id}, ${email}, ${email}, true, now())`;
  const hash = hashSecret("session", session);
  await sql`insert into sessions (user_id, token_hash, amr, expires_at)
    values (${id}, ${hash}, '[]', now() + interval '1 day')`;
}

async function makeWorkspace(sql: Sql, { id, slug, name }: (typeof workspaces)[number]) {
  await sql`insert into organizations (id, name) values (${id}, ${name})`;
  await sql`insert into organization_slugs (organization_id, slug) values (${id}, ${slug})`;
  await sql`insert into memberships (organization_id, user_id, role_key, name, email, source)
    values (${id}, ${person.id}, 'owner', ${person.name}, ${person.email}, 'created')`;
  if (id !== workspaces[0]?.id) return;
  const rows = projects.map((project) => ({
    organization_id: id,
    id: project.id,
    name: project.name,
    created_at: project.createdAt,
  }));
  await sql`insert into projects ${sql(rows)}`;
}

/** Each of the others has 3 people who are in no other, 25 projects and 25 events; each person has a session. */
async function grow(sql: Sql, wanted: number) {
  const [{ count: there } = { count: 0 }] = await sql<
    { count: number }[]
  >`select count(*)::int as count from organizations`;
  await sql.unsafe(`
    create temp table fresh on commit drop as
      select n, uuidv7() as id from generate_series(${there + 1}, ${wanted}) n;
    create temp table people on commit drop as
      select f.id as organization_id, f.n, k, uuidv7() as id, format('person-%s-%s@example.com', f.n, k) as email
      from fresh f, generate_series(1, 3) k;
    insert into organizations (id, name) select id, 'Organization ' || n from fresh;
    insert into organization_slugs (organization_id, slug) select id, 'organization-' || n from fresh;
    insert into users (id, name) select id, 'Person ' || k from people;
    insert into user_emails (user_id, address, normalized, is_primary, verified_at)
      select id, email, email, true, now() from people;
    insert into sessions (user_id, token_hash, amr, expires_at)
      select id, sha256(id::text::bytea), '[]', now() + interval '1 day' from people;
    insert into memberships (organization_id, user_id, role_key, name, email, source)
      select organization_id, id, case k when 1 then 'owner' else 'member' end, 'Person ' || k, email, 'created' from people;
    insert into projects (organization_id, name) select id, 'Project ' || k from fresh, generate_series(1, 25) k;
    insert into events (organization_id, actor_type, actor_name, action, target_type, target_id, target_name, context)
      select id, 'system', 'Bench', 'project.created', 'project', id, 'Project ' || k, '{}' from fresh, generate_series(1, 25) k;`);
  await sql`vacuum (analyze)`;
}

/** In no order, one in three never here; the person who looks is one of them. */
async function fill(sql: Sql, slug: string, wanted: number) {
  await sql`
    with fresh as (
      select uuidv7() as id, k, k * 7919 % ${wanted} as place from generate_series(1, ${wanted - 1}::int) k
    ), people as (insert into users (id, name) select id, 'Member ' || place from fresh)
    insert into memberships (organization_id, user_id, role_key, name, email, source, last_active_at)
      select g.organization_id, f.id, case when k % 10 = 0 then 'viewer' else 'member' end,
        'Member ' || lpad(place::text, 5, '0'), format('member-%s@example.com', k), 'invitation',
        case when k % 3 > 0 then now() - make_interval(mins => place) end
      from fresh f, organization_slugs g where g.slug = ${slug}`;
  await sql`vacuum (analyze)`;
}

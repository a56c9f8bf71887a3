// The only place that makes what mails lead to, for whoever looks at every page: a live address for each route with a token.
import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { hashSecret, newSecret } from "../../e2e/fixtures/secrets.ts";

export type Links = Record<string, string>;
type Owner = { userId: string; email: string };
type To = Owner & { organizationId: string };

/** What the browser that asked for the mails has in its cookie: some pages show their form to no other. */
export const asked = "asked";

/** Writes as the superuser. The organization is one that the person owns; route → address. */
export async function makeLinks(sql: Sql, to: To): Promise<Links> {
  return {
    "/invitations/[token]": `/invitations/${await invite(sql, to)}`,
    "/join/[token]": `/join/${await letJoin(sql, to)}`,
    "/verify/[token]": `/verify/${await mail(sql, to, "verify-email")}`,
    "/reset-password/[token]": `/reset-password/${await mail(sql, to, "reset-password")}`,
    "/sign-in/link/[token]": `/sign-in/link/${await mail(sql, to, "sign-in-link", hashSecret("asked", asked))}`,
    "/account/addresses/[token]": `/account/addresses/${await mail(sql, { ...to, email: `second.${to.email}` }, "add-email")}`,
    "/workspaces/restore/[organization]": `/workspaces/restore/${await deleteOne(sql, to)}`,
  };
}

async function invite(sql: Sql, { organizationId, userId }: To): Promise<string> {
  const token = newSecret();
  await sql`insert into invitations (organization_id, email, role_key, token_hash, invited_by, expires_at)
    values (${organizationId}, 'new@example.com', 'member', ${hashSecret("invitation", token)}, ${userId}, now() + interval '1 day')`;
  return token;
}

async function letJoin(sql: Sql, { organizationId, userId }: To): Promise<string> {
  const token = newSecret();
  await sql`insert into join_links (organization_id, role_key, token_hash, sealed_token, created_by, expires_at)
    values (${organizationId}, 'member', ${hashSecret("join-link", token)}, ${Buffer.alloc(28)}, ${userId}, now() + interval '1 day')`;
  return token;
}

async function mail(sql: Sql, to: To, purpose: string, browser: Buffer | null = null): Promise<string> {
  const token = newSecret();
  await sql`insert into one_time_tokens (user_id, purpose, token_hash, browser_hash, email, expires_at)
    values (${to.userId}, ${purpose}, ${hashSecret(purpose, token)}, ${browser}, ${to.email}, now() + interval '1 hour')`;
  return token;
}

async function deleteOne(sql: Sql, owner: Owner): Promise<string> {
  const id = await makeOwned(sql, owner, { name: "Hooli", slug: "hooli" });
  await sql`update organizations set state = 'deleted', deleted_at = now() where id = ${id}`;
  return id;
}

/** An organization with this person as its owner; its id. */
export async function makeOwned(
  sql: Sql,
  { userId, email }: Owner,
  { name, slug }: { name: string; slug: string },
): Promise<string> {
  const id = randomUUID();
  await sql`insert into organizations (id, name) values (${id}, ${name})`;
  await sql`insert into organization_slugs (organization_id, slug) values (${id}, ${slug})`;
  await sql`insert into memberships (organization_id, user_id, role_key, name, email, source)
    select ${id}, id, 'owner', name, ${email}, 'created' from users where id = ${userId}`;
  return id;
}

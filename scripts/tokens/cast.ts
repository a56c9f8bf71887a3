// Who asks for tokens in docs/tokens.md: people of the demo, with keys of their own, under the names that the page gives them.
import { createHash, randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { brand } from "../../lib/brand.ts";
import type { Environment } from "../parts/children.ts";
import { withConnection } from "../postgres/connection.ts";

/** Shell variable → what it stands for. */
export type Cast = Record<string, string>;

/** Scopes of everybody's personal access token: none holds all of them everywhere. */
const permissions = ["read:organization", "read:member", "remove:member", "read:profile"];

export async function stageCast(env: Environment): Promise<Cast> {
  return withConnection(env.TEST_ADMIN_URL ?? "", async (sql) => {
    const person = async (name: string) => {
      const [row] = await sql`select user_id from user_emails where address = ${`${name}@example.com`}`;
      return String(row?.user_id);
    };
    const organization = async (slug: string) => {
      const [row] = await sql`select organization_id from organization_slugs where slug = ${slug}`;
      return String(row?.organization_id);
    };
    const [alice, bob, carol] = [await person("alice"), await person("bob"), await person("carol")];
    const [acme, globex] = [await organization("acme"), await organization("globex")];
    const key = await makeKey(sql, acme, carol);
    const wrong = writeKey(key.id, newSecret());
    return {
      APP: env.APP_URL ?? "",
      ACME: acme,
      GLOBEX: globex,
      NOWHERE: "01900000-0000-7000-8000-000000000000",
      ALICE_ID: alice,
      BOB_ID: bob,
      ALICE: (await makePersonal(sql, alice)).key,
      BOB: (await makePersonal(sql, bob)).key,
      EXPIRED: (await makePersonal(sql, alice, { expiresIn: "-1 minute" })).key,
      REVOKED: (await makePersonal(sql, alice, { isRevoked: true })).key,
      FOUND: (await makePersonal(sql, alice)).key,
      WRONG: wrong,
      KEY_ID: key.id,
      KEY: key.key,
    };
  });
}

type Made = { id: string; key: string };

async function makePersonal(
  sql: Sql,
  userId: string,
  { expiresIn = "1 day", isRevoked = false }: { expiresIn?: string; isRevoked?: boolean } = {},
): Promise<Made> {
  const secret = newSecret();
  const [row] = await sql`insert into personal_access_tokens
      (user_id, name, secret_hash, permissions, rate_limit, expires_at, revoked_at)
    values (${userId}, 'Laptop', ${hashKey(secret)}, ${permissions}, 300, now() + ${expiresIn}::interval,
      ${isRevoked ? new Date() : null}) returning id`;
  return { id: row?.id, key: writeKey(row?.id, secret) };
}

async function makeKey(sql: Sql, organizationId: string, maker: string): Promise<Made> {
  const secret = newSecret();
  const [row] = await sql`insert into api_keys
      (organization_id, name, secret_hash, permissions, rate_limit, expires_at, created_by)
    values (${organizationId}, 'Deploy', ${hashKey(secret)}, ${permissions.slice(0, 2)}, 300, now() + interval '1 day', ${maker})
    returning id`;
  return { id: row?.id, key: writeKey(row?.id, secret) };
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

// As lib/api-keys/secret.ts, which Node alone cannot import.
function hashKey(secret: string): Buffer {
  return createHash("sha256").update(`api-key:${secret}`).digest();
}

function writeKey(id: string, secret: string): string {
  return `${brand.keyPrefix}_${id.replaceAll("-", "")}_${secret}`;
}

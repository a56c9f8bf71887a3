/** What programs go by, made for the suite; and access tokens as the app gives them for it. */
import { asAdmin } from "@/db/testing/connections";
import { newKeySecret, writeKey } from "@/lib/api-keys/secret";
import { brand } from "@/lib/brand";
import { type RawAnswer, request, type Server, write } from "./send";
import type { Organization, Person } from "./stage";

export type Credential = { id: string; kind: "key" | "personal" | "session"; userId: string };
/** One that is shown as a text. */
export type Key = Credential & { key: string };

export const everything = async () =>
  (await asAdmin`select name from permissions`).map(({ name }) => String(name));

/** A key of an organization, made by one of its people. */
export async function makeKey({ id }: Organization, maker: Person, permissions: string[]): Promise<Key> {
  const { secret, secretHash } = newKeySecret();
  const [row] =
    await asAdmin`insert into api_keys (organization_id, name, secret_hash, permissions, rate_limit, expires_at, created_by)
    values (${id}, 'Key', ${secretHash}, ${permissions}, 300, now() + interval '1 day', ${maker.id}) returning id`;
  return { id: row?.id, kind: "key", userId: maker.id, key: writeKey(row?.id, secret) };
}

/** A personal access token of somebody. */
export async function makePersonalToken({ id }: Person, permissions: string[]): Promise<Key> {
  const { secret, secretHash } = newKeySecret();
  const [row] =
    await asAdmin`insert into personal_access_tokens (user_id, name, secret_hash, permissions, rate_limit, expires_at)
    values (${id}, 'Token', ${secretHash}, ${permissions}, 300, now() + interval '1 day') returning id`;
  return { id: row?.id, kind: "personal", userId: id, key: writeKey(row?.id, secret) };
}

export async function sessionOf({ id }: Person): Promise<Credential> {
  const [row] = await asAdmin`select id from sessions where user_id = ${id} order by created_at limit 1`;
  return { id: row?.id, kind: "session", userId: id };
}

export const ownAudience = `urn:${brand.urn}:api`;
export const audienceOf = ({ id }: { id: string }) => `urn:${brand.urn}:organization:${id}`;

/** A form to one of the OAuth endpoints. */
export async function postToEndpoint(
  server: Server,
  name: "token" | "introspect" | "revoke",
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const body = new URLSearchParams(fields);
  return request(server, `/api/oauth/${name}`, { method: "POST", headers, body });
}

/** All that the holder has there, or these scopes of it. Fails where nothing is granted. */
export async function exchange(
  server: Server,
  subject: Key | Person,
  audience: string,
  scope?: string[],
): Promise<string> {
  await asAdmin`delete from rate_limits`;
  return tokenOf(await askForToken(server, subject, audience, scope?.join(" ")));
}

/** By a personal access token, or by the signed-in browser. */
export async function askForToken(
  server: Server,
  subject: Key | Person,
  audience: string,
  scope?: string,
): Promise<RawAnswer> {
  const isSession = "cookie" in subject;
  const fields = {
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: isSession ? "cookie" : subject.key,
    subject_token_type: isSession
      ? `urn:${brand.urn}:token-type:session`
      : "urn:ietf:params:oauth:token-type:access_token",
    audience,
    ...(scope ? { scope } : {}),
  };
  const { origin } = new URL(process.env.E2E_BASE_URL ?? "");
  const headers: Record<string, string> = isSession
    ? { cookie: write({ session: subject.cookie }), origin }
    : {};
  return postToEndpoint(server, "token", fields, headers);
}

/** A key for a token of its organization. */
export async function exchangeKey(server: Server, { id, key }: Key): Promise<string> {
  await asAdmin`delete from rate_limits`;
  const fields = { grant_type: "client_credentials", client_id: id, client_secret: key };
  return tokenOf(await postToEndpoint(server, "token", fields));
}

function tokenOf({ status, body }: RawAnswer): string {
  if (status !== 200) throw new Error(`No token was given: ${status} ${body}`);
  return JSON.parse(body).access_token;
}

/** What introspection says of a token to who holds it, or to who proves themselves by a key. */
export async function introspect(server: Server, token: string, key?: Key): Promise<RawAnswer> {
  return key
    ? postToEndpoint(server, "introspect", { token, client_id: key.id, client_secret: key.key })
    : postToEndpoint(server, "introspect", { token }, { authorization: `Bearer ${token}` });
}

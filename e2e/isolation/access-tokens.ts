/** Access tokens of programs with one flaw each, granting everything; and what a token rests on, taken away after it was issued. */
import { randomUUID } from "node:crypto";
import { asAdmin } from "@/db/testing/connections";
import { claims, commonFlaws, type Draft, type Flaw, header, now, signDraft, urn, without } from "./forging";
import type { Credential } from "./program-credentials";
import type { Organization } from "./stage";

const anId = () => randomUUID();

const flaws = {
  ...commonFlaws,
  "type of an organization session": {
    change: ({ header, claims }) => {
      header.typ = "org-session+jwt";
      claims.aud = urn("organization-session", String(claims.org_id));
    },
  },
  "type alone of an organization session": header({ typ: "org-session+jwt" }),
  "type of an identity token": header({ typ: "JWT" }),
  "audience of an organization session": claims(({ org_id }) => ({
    aud: urn("organization-session", String(org_id)),
  })),
  "audience of what is a person's own": claims(() => ({ aud: urn("api", "").slice(0, -1) })),
  "no organization": without("claims", "org_id"),
  "of another organization": claims(() => {
    const org_id = anId();
    return { org_id, aud: urn("organization", org_id) };
  }),
  "no person": without("claims", "sub"),
  "another credential": claims(() => ({ client_id: anId() })),
  "no credential": without("claims", "client_id"),
  "credential is SQL": claims({ client_id: "x' or '1'='1" }),
  "no epoch": without("claims", "epoch"),
  "no id": without("claims", "jti"),
} satisfies Record<string, Flaw>;

export const accessTokenFlaws = Object.keys(flaws) as (keyof typeof flaws)[];

/** A token that grants everything in the organization to the holder of this credential, with that flaw. */
export async function forgeAccessToken(
  state: keyof typeof flaws | "flawless",
  credential: Credential,
  organization: Organization,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const draft = await draftFor(credential, organization);
  Object.assign(draft.claims, changes);
  return signDraft(draft, state === "flawless" ? {} : flaws[state]);
}

async function draftFor({ id, kind, userId }: Credential, { id: org_id }: Organization): Promise<Draft> {
  const [facts] = await asAdmin`select
      (select string_agg(name, ' ') from permissions) as scope,
      coalesce((select m.version from memberships m where m.organization_id = o.id and m.user_id = ${userId}), 1)
        || '.' || o.rules_version || '.' || (select version from template) as epoch
    from organizations o where o.id = ${org_id}`;
  return {
    header: { alg: "ES256", typ: "at+jwt" },
    claims: {
      iss: process.env.APP_URL,
      aud: urn("organization", org_id),
      sub: kind === "key" ? id : userId,
      client_id: id,
      org_id,
      scope: facts?.scope,
      epoch: facts?.epoch,
      iat: now(),
      exp: now() + 300,
      jti: randomUUID(),
    },
  };
}

/** What takes a token's ground away once it is issued, and what gives it back. */
export function groundsOf(
  { id, kind, userId }: Credential,
  organization: Organization,
): Record<string, [take: string, giveBack: string]> {
  const table = { key: "api_keys", personal: "personal_access_tokens", session: "sessions" }[kind];
  const set = (target: string, where: string, to: string) => `update ${target} set ${to} where ${where}`;
  const membership = (to: string) =>
    set("memberships", `user_id = '${userId}' and organization_id = '${organization.id}'`, to);
  const credential = (to: string) => set(table, `id = '${id}'`, to);
  const place = (to: string) => set("organizations", `id = '${organization.id}'`, to);
  const user = (to: string) => set("users", `id = '${userId}'`, to);
  return {
    "credential revoked": [credential("revoked_at = now()"), credential("revoked_at = null")],
    "credential past its end": [
      credential("expires_at = now()"),
      credential("expires_at = now() + interval '1 day'"),
    ],
    "role lowered": [membership("role_key = 'viewer'"), membership("role_key = 'owner'")],
    "membership suspended": [membership("state = 'suspended'"), membership("state = 'active'")],
    "membership removed": [membership("state = 'removed'"), membership("state = 'active'")],
    "organization suspended": [place("state = 'suspended'"), place("state = 'live'")],
    "organization deleted": [
      place("state = 'deleted', deleted_at = now()"),
      place("state = 'live', deleted_at = null"),
    ],
    "rules changed": [place("rules_version = rules_version + 1"), place("rules_version = rules_version")],
    "template changed": ["update template set version = version + 1", "select 1"],
    "person disabled": [user("disabled_at = now()"), user("disabled_at = null")],
    "person asked for the end of their account": [
      user("delete_after = now() + interval '1 day'"),
      user("delete_after = null"),
    ],
  };
}

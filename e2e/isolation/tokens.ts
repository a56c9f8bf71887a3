/** Organization sessions with one flaw each, granting everything. */
import { randomUUID } from "node:crypto";
import { asAdmin } from "@/db/testing/connections";
import { hashSession } from "@/lib/auth/cookies";
import { claims, commonFlaws, type Draft, type Flaw, header, now, signDraft, urn, without } from "./forging";
import type { Organization, Person } from "./stage";

const flaws = {
  ...commonFlaws,
  "type of an access token": {
    change: ({ header, claims }) => {
      header.typ = "at+jwt";
      claims.aud = urn("organization", String(claims.org_id));
    },
  },
  "type alone of an access token": header({ typ: "at+jwt" }),
  "another session": claims(() => ({ sid: hashSession(randomUUID()).toString("base64url") })),
  "no session": without("claims", "sid"),
  "of another organization": claims(() => {
    const org_id = randomUUID();
    return { org_id, org_slug: "elsewhere", aud: urn("organization-session", org_id) };
  }),
  "another slug": claims({ org_slug: "elsewhere" }),
} satisfies Record<string, Flaw>;

export const tokenFlaws = Object.keys(flaws) as (keyof typeof flaws)[];
/** `fresh` is what the gate gives; `flawless` grants everything and has no flaw: the control that a flaw is what fails. */
export type TokenState = "fresh" | "none" | "flawless" | keyof typeof flaws;

/** A token that grants this person everything there, with that flaw. */
export async function forge(state: TokenState, person: Person, organization: Organization): Promise<string> {
  const flaw: Flaw = state in flaws ? flaws[state as keyof typeof flaws] : {};
  return signDraft(await draftFor(person, organization), flaw);
}

async function draftFor(person: Person, { id, slug }: Organization): Promise<Draft> {
  const [facts] = await asAdmin`select
      (select string_agg(name, ' ') from permissions) as scope,
      coalesce((select m.version from memberships m where m.organization_id = o.id and m.user_id = ${person.id}), 1)
        || '.' || o.rules_version || '.' || (select version from template) as epoch
    from organizations o where o.id = ${id}`;
  return {
    header: { alg: "ES256", typ: "org-session+jwt" },
    claims: {
      iss: process.env.APP_URL,
      aud: urn("organization-session", id),
      sub: person.id,
      org_id: id,
      org_slug: slug,
      sid: hashSession(person.cookie).toString("base64url"),
      scope: facts?.scope,
      epoch: facts?.epoch,
      iat: now(),
      exp: now() + 600,
      jti: randomUUID(),
    },
  };
}

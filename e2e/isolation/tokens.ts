/** Organization sessions with one flaw each: signed with the app's own key where the flaw is another, and granting everything. */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from "node:crypto";
import { asAdmin } from "@/db/testing/connections";
import { hashSession } from "@/lib/auth/cookies";
import { brand } from "@/lib/brand";
import { signingKey } from "@/lib/organization/keys";
import { decrypt } from "@/lib/secret";
import type { Organization, Person } from "./stage";

type Header = Record<string, unknown>;
type Claims = Record<string, unknown>;
type Keys = { kid: string; own: KeyObject; other: KeyObject; publicPem: string };
type Draft = { header: Header; claims: Claims };

/** One flaw: how the draft is changed, and how it is signed where that is the flaw. */
type Flaw = {
  change?: (draft: Draft, keys: Keys) => void;
  sign?: (text: string, keys: Keys) => string;
  finish?: (token: string) => string;
};

const now = () => Math.floor(Date.now() / 1000);
const header = (changes: Header): Flaw => ({ change: (draft) => void Object.assign(draft.header, changes) });
const claims = (changes: Claims | (() => Claims)): Flaw => ({
  change: (draft) => void Object.assign(draft.claims, typeof changes === "function" ? changes() : changes),
});
const without = (part: keyof Draft, name: string): Flaw => ({
  change: (draft) => void delete draft[part][name],
});
const urn = (kind: string, id: string) => `urn:${brand.urn}:${kind}:${id}`;
const later = (part: 0 | 1 | 2, by: number): Flaw => ({
  change: ({ claims }) => {
    const epoch = String(claims.epoch).split(".").map(Number);
    epoch[part] = (epoch[part] ?? 0) + by;
    claims.epoch = epoch.join(".");
  },
});

const flaws = {
  expired: claims(() => ({ iat: now() - 700, exp: now() - 100 })),
  "not yet valid": claims(() => ({ nbf: now() + 300 })),
  "issued in the future": claims(() => ({ iat: now() + 300, exp: now() + 600 })),
  "lives too long": claims(() => ({ exp: now() + 86_400 })),
  "never expires": without("claims", "exp"),
  "alg none": { change: ({ header }) => void Object.assign(header, { alg: "none" }), sign: () => "" },
  "alg HS256 with the public key": {
    change: ({ header }) => void Object.assign(header, { alg: "HS256" }),
    sign: (text, { publicPem }) => createHmac("sha256", publicPem).update(text).digest("base64url"),
  },
  "another key under a known kid": { sign: (text, { other }) => signWith(other, text) },
  "another key under its own kid": {
    ...header({ kid: randomUUID() }),
    sign: (text, { other }) => signWith(other, text),
  },
  "no kid": without("header", "kid"),
  "kid is a path": header({ kid: "../../../../dev/null" }),
  "kid is SQL": header({ kid: "x' or '1'='1" }),
  "kid of 10 KB": header({ kid: "k".repeat(10_240) }),
  "key in the header (jwk)": {
    change: ({ header }, { other }) => void Object.assign(header, { jwk: other.export({ format: "jwk" }) }),
    sign: (text, { other }) => signWith(other, text),
  },
  "key by address (jku)": header({ jku: "https://evil.example/keys" }),
  "key by address (x5u)": header({ x5u: "https://evil.example/cert" }),
  "critical header": header({ crit: ["b64"], b64: false }),
  "signature stripped": { finish: (token) => token.slice(0, token.lastIndexOf(".") + 1) },
  "trailing bytes": { finish: (token) => `${token}AAAA` },
  "not base64url": { finish: (token) => `${token.slice(0, -4)}+/==` },
  "audience of another organization": claims(() => ({ aud: urn("organization-session", randomUUID()) })),
  "audience of both": {
    change: ({ claims }) =>
      void Object.assign(claims, { aud: [claims.aud, urn("organization-session", randomUUID())] }),
  },
  "no audience": without("claims", "aud"),
  "another issuer": claims({ iss: "https://evil.example" }),
  "no issuer": without("claims", "iss"),
  "type of an access token": {
    change: ({ header, claims }) => {
      header.typ = "at+jwt";
      claims.aud = urn("organization", String(claims.org_id));
    },
  },
  "type alone of an access token": header({ typ: "at+jwt" }),
  "no type": without("header", "typ"),
  "another session": claims(() => ({ sid: hashSession(randomUUID()).toString("base64url") })),
  "no session": without("claims", "sid"),
  "another person": claims(() => ({ sub: randomUUID() })),
  "another organization's id": claims(() => ({ org_id: randomUUID() })),
  "of another organization": claims(() => {
    const org_id = randomUUID();
    return { org_id, org_slug: "elsewhere", aud: urn("organization-session", org_id) };
  }),
  "another slug": claims({ org_slug: "elsewhere" }),
  "before the membership changed": later(0, -1),
  "after the membership changed": later(0, 1),
  "before the rules changed": later(1, -1),
  "before the template changed": later(2, -1),
  "epoch of one number": claims({ epoch: "1" }),
} satisfies Record<string, Flaw>;

export const tokenFlaws = Object.keys(flaws) as (keyof typeof flaws)[];
/** `fresh` is what the gate gives; `flawless` grants everything and has no flaw: the control that a flaw is what fails. */
export type TokenState = "fresh" | "none" | "flawless" | keyof typeof flaws;

/** A token that grants this person everything there, with that flaw. */
export async function forge(state: TokenState, person: Person, organization: Organization): Promise<string> {
  const flaw: Flaw = state in flaws ? flaws[state as keyof typeof flaws] : {};
  const keys = await readKeys();
  const draft = await draftFor(keys.kid, person, organization);
  flaw.change?.(draft, keys);
  const text = [draft.header, draft.claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const token = `${text}.${(flaw.sign ?? ((each, { own }) => signWith(own, each)))(text, keys)}`;
  return flaw.finish?.(token) ?? token;
}

async function draftFor(kid: string, person: Person, { id, slug }: Organization): Promise<Draft> {
  const [facts] = await asAdmin`select
      (select string_agg(name, ' ') from permissions) as scope,
      coalesce((select m.version from memberships m where m.organization_id = o.id and m.user_id = ${person.id}), 1)
        || '.' || o.rules_version || '.' || (select version from template) as epoch
    from organizations o where o.id = ${id}`;
  return {
    header: { alg: "ES256", typ: "org-session+jwt", kid },
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

async function readKeys(): Promise<Keys> {
  const { kid } = await signingKey();
  const [row] = await asAdmin`select private_jwk as key from signing_keys where kid = ${kid}`;
  const own = createPrivateKey({
    key: JSON.parse(decrypt(row?.key, `signing-key:${kid}`)),
    format: "jwk",
  });
  const { privateKey: other } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicPem = String(createPublicKey(own).export({ type: "spki", format: "pem" }));
  return { kid, own, other, publicPem };
}

function signWith(key: KeyObject, text: string): string {
  return sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
}

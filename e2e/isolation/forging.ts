/** Tokens with one flaw each, of whatever kind: signed with the app's own key where the flaw is another. */
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
import { brand } from "@/lib/brand";
import { signingKey } from "@/lib/organization/keys";
import { decrypt } from "@/lib/secret";

type Header = Record<string, unknown>;
type Claims = Record<string, unknown>;
type Keys = { kid: string; own: KeyObject; other: KeyObject; publicPem: string };
export type Draft = { header: Header; claims: Claims };

/** One flaw: how the draft is changed, and how it is signed where that is the flaw. */
export type Flaw = {
  change?: (draft: Draft, keys: Keys) => void;
  sign?: (text: string, keys: Keys) => string;
  finish?: (token: string) => string;
};

export const now = () => Math.floor(Date.now() / 1000);
export const header = (changes: Header): Flaw => ({
  change: (draft) => void Object.assign(draft.header, changes),
});
export const claims = (changes: Claims | ((claims: Claims) => Claims)): Flaw => ({
  change: (draft) =>
    void Object.assign(draft.claims, typeof changes === "function" ? changes(draft.claims) : changes),
});
export const without = (part: keyof Draft, name: string): Flaw => ({
  change: (draft) => void delete draft[part][name],
});
export const urn = (kind: string, id: string) => `urn:${brand.urn}:${kind}:${id}`;
/** The same audience of another organization. */
const elsewhere = (aud: unknown) => String(aud).replace(/[^:]+$/, randomUUID());
const later = (part: 0 | 1 | 2, by: number): Flaw => ({
  change: ({ claims }) => {
    const epoch = String(claims.epoch).split(".").map(Number);
    epoch[part] = (epoch[part] ?? 0) + by;
    claims.epoch = epoch.join(".");
  },
});

/** Flaws that a token of every kind can have. */
export const commonFlaws = {
  expired: claims(() => ({ iat: now() - 400, exp: now() - 100 })),
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
  "audience of another organization": claims(({ aud }) => ({ aud: elsewhere(aud) })),
  "audience of both": claims(({ aud }) => ({ aud: [aud, elsewhere(aud)] })),
  "no audience": without("claims", "aud"),
  "another issuer": claims({ iss: "https://evil.example" }),
  "no issuer": without("claims", "iss"),
  "no type": without("header", "typ"),
  "another person": claims(() => ({ sub: randomUUID() })),
  "another organization's id": claims(() => ({ org_id: randomUUID() })),
  "before the membership changed": later(0, -1),
  "after the membership changed": later(0, 1),
  "before the rules changed": later(1, -1),
  "before the template changed": later(2, -1),
  "epoch of one number": claims({ epoch: "1" }),
} satisfies Record<string, Flaw>;

/** The draft as a token, with the flaw. */
export async function signDraft(draft: Draft, flaw: Flaw = {}): Promise<string> {
  const keys = await readKeys();
  Object.assign(draft.header, { kid: keys.kid });
  flaw.change?.(draft, keys);
  const text = [draft.header, draft.claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const token = `${text}.${(flaw.sign ?? ((each, { own }) => signWith(own, each)))(text, keys)}`;
  return flaw.finish?.(token) ?? token;
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

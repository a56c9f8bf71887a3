import { createHmac, randomUUID } from "node:crypto";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from "jose";
import { afterAll, expect, test, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { grantAccess } from "./access";
import { signingKey, verificationKey } from "./keys";
import { issueOrganizationSession, verifyOrganizationSession } from "./token";

afterAll(() => closeDatabase());

const session = Buffer.alloc(32, 1);
const slug = "acme";
const access = grantAccess({
  organizationId: randomUUID(),
  slug,
  userId: randomUUID(),
  session,
  permissions: ["invite:member", "read:member"],
  epoch: "7.3.12",
});
const now = Math.floor(Date.now() / 1000);

type Changes = {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  key?: CryptoKey | Uint8Array;
};

/** A token as the gate issues it, but for what a test changes. */
async function craft({ header = {}, claims = {}, key }: Changes = {}): Promise<string> {
  const { kid, privateKey } = await signingKey();
  return new SignJWT({
    iss: env().APP_URL,
    aud: `urn:${brand.urn}:organization-session:${access.organizationId}`,
    sub: access.userId,
    sid: session.toString("base64url"),
    org_id: access.organizationId,
    org_slug: slug,
    scope: "read:member",
    epoch: "7.3.12",
    iat: now,
    exp: now + 600,
    jti: randomUUID(),
    ...claims,
  })
    .setProtectedHeader({ alg: "ES256", typ: "org-session+jwt", kid, ...header })
    .sign(key ?? privateKey, { crit: { b64: true } });
}

const verify = (token: string) => verifyOrganizationSession(token, { session, slug });

test("what the gate issued comes back whole", async () => {
  expect(await verify(await issueOrganizationSession(access))).toEqual(access);
});

test("the crafted token is good as long as nothing is changed", async () => {
  expect(await verify(await craft())).toBeDefined();
});

test("rule 11: a remembered token is still for its own session and slug alone", async () => {
  const token = await craft();
  expect(await verify(token)).toBeDefined();
  expect(await verifyOrganizationSession(token, { session: Buffer.alloc(32, 2), slug })).toBeUndefined();
  expect(await verifyOrganizationSession(token, { session, slug: "globex" })).toBeUndefined();
});

test("rule 12: a remembered token ends when it expires, 30 seconds of skew allowed", async () => {
  const token = await craft();
  expect(await verify(token)).toBeDefined();
  vi.useFakeTimers({ now: (now + 629) * 1000, toFake: ["Date"] });
  expect(await verify(token)).toBeDefined();
  vi.setSystemTime((now + 631) * 1000);
  expect(await verify(token)).toBeUndefined();
  vi.useRealTimers();
});

const other = randomUUID();
const audience = (id: string) => `urn:${brand.urn}:organization-session:${id}`;
const evil = "https://evil.example";

type Case = [what: string, changes: Record<string, unknown>];

const wrongAudiences: Case[] = [
  ["for another organization", { aud: audience(other) }],
  ["whose organization is not its audience", { org_id: other }],
  ["with an audience that is a list", { aud: [audience(access.organizationId)] }],
  ["with two audiences", { aud: [audience(access.organizationId), audience(other)] }],
  ["with two audiences, the other one first", { aud: [audience(other), audience(access.organizationId)] }],
  ["with an empty list for an audience", { aud: [] }],
  ["with an object for an audience", { aud: { 0: audience(access.organizationId) } }],
  ["without an audience", { aud: undefined }],
  ["with more behind its audience", { aud: `${audience(access.organizationId)} ${audience(other)}` }],
  ["with the bare id for an audience", { aud: access.organizationId }],
  ["of the kind for programs", { aud: `urn:${brand.urn}:organization:${access.organizationId}` }],
  ["of another issuer", { iss: evil }],
  ["of no issuer", { iss: undefined }],
  ["of another session", { sid: Buffer.alloc(32, 9).toString("base64url") }],
  ["of no session", { sid: undefined }],
  ["for another slug, as after a rename", { org_slug: "globex" }],
  ["without a subject", { sub: undefined }],
  ["without an epoch", { epoch: undefined }],
  ["with an epoch of another shape", { epoch: "7.3" }],
];

test.each(wrongAudiences)("rule 11: a token %s is refused", async (_what, claims) => {
  expect(await verify(await craft({ claims }))).toBeUndefined();
});

test.each([
  ["29 seconds ahead of us", { iat: now + 29, exp: now + 600 }],
  ["29 seconds over", { iat: now - 571, exp: now - 29 }],
  ["for 600 seconds", { iat: now, exp: now + 600 }],
  ["that begins 29 seconds from now", { nbf: now + 29 }],
] as Case[])("rule 12: a token %s is taken", async (_what, claims) => {
  await expectAt(now, { claims }, true);
});

test.each([
  ["31 seconds ahead of us", { iat: now + 31, exp: now + 600 }],
  ["of tomorrow", { iat: now + 86_400, exp: now + 86_700 }],
  ["31 seconds over", { iat: now - 571, exp: now - 31 }],
  ["that has long expired", { iat: now - 700, exp: now - 100 }],
  ["for 601 seconds", { iat: now, exp: now + 601 }],
  ["that began 600 seconds before the end of another", { iat: now - 300, exp: now + 301 }],
  ["that begins 31 seconds from now", { nbf: now + 31 }],
  ["without an end", { exp: undefined }],
  ["without a beginning", { iat: undefined }],
  ["with a text for an end", { exp: String(now + 600) }],
  ["with a fraction for a beginning", { iat: now - 0.5, exp: now + 500 }],
] as Case[])("rule 12: a token %s is refused", async (_what, claims) => {
  await expectAt(now, { claims }, false);
});

test.each([
  ["no key id", { kid: undefined }],
  ["a path", { kid: "../../../dev/null" }],
  ["a path to nothing", { kid: "../../dev/null" }],
  ["SQL", { kid: "' or 1=1--" }],
  ["SQL that makes a key", { kid: "x' union select 'key" }],
  ["an address", { kid: "https://evil.example/key" }],
  ["10 KB", { kid: "k".repeat(10_240) }],
  ["nothing in it", { kid: "" }],
  ["seven characters", { kid: "k".repeat(7) }],
  ["65 characters", { kid: "k".repeat(65) }],
  ["a line end", { kid: `${"k".repeat(43)}\n` }],
  ["what every object has", { kid: "__proto__" }],
  ["what every object has, too", { kid: "constructor" }],
  ["a list", { kid: ["kkkkkkkk"] }],
  ["a number", { kid: 12_345_678 }],
  ["nobody's key", { kid: "k".repeat(43) }],
] as Case[])("rule 10: a token with %s for its key is refused", async (_what, header) => {
  expect(await verify(await withHeader(header))).toBeUndefined();
});

test("rule 10: a token that names two keys is refused, whichever comes last", async () => {
  const { kid } = await signingKey();
  for (const kids of [
    [kid, "k".repeat(43)],
    ["k".repeat(43), kid],
  ]) {
    const header = `{"alg":"ES256","typ":"org-session+jwt",${kids.map((each) => `"kid":"${each}"`).join(",")}}`;
    // Signed before it was changed, so that nothing but the name of the key could make it good.
    const [, ...rest] = (await craft()).split(".");
    expect(await verify([Buffer.from(header).toString("base64url"), ...rest].join("."))).toBeUndefined();
  }
});

test.each([
  ["of the type for programs", { typ: "at+jwt" }],
  ["of a type that says nothing", { typ: "JWT" }],
  ["of two types", { typ: ["org-session+jwt"] }],
  ["without a type", { typ: undefined }],
  ["with critical extensions", { crit: ["b64"], b64: true }],
  ["with critical extensions that are unknown", { crit: ["exp"], exp: 1 }],
  ["with no critical extension in the list", { crit: [] }],
  ["that is not encoded", { b64: false, crit: ["b64"] }],
  ["that says where its key lies", { jku: `${evil}/jwks.json` }],
  ["that says where its certificate lies", { x5u: `${evil}/cert` }],
  ["that brings a certificate", { x5c: ["MIIB"] }],
  ["that brings the print of a certificate", { x5t: "AAAA" }],
  ["that brings another content type", { cty: "JWT" }],
  ["that is compressed", { zip: "DEF" }],
] as Case[])("rule 9: a token %s is refused", async (_what, header) => {
  expect(await verify(await withHeader(header))).toBeUndefined();
});

test.each([
  "none",
  "None",
  "NONE",
  "nOnE",
  "",
  "HS256",
  "HS512",
  "RS256",
  "PS256",
  "ES384",
  "ES512",
  "EdDSA",
  "es256",
])("rule 9: a token whose algorithm is %j is refused, with its signature and without", async (alg) => {
  const token = await withHeader({ alg });
  expect(await verify(token)).toBeUndefined();
  expect(await verify(token.slice(0, token.lastIndexOf(".") + 1))).toBeUndefined();
});

test.each([
  ["under a known key's id", {}],
  ["under no key's id", { kid: undefined }],
  ["beside it in the header", { jwk: true }],
  ["beside it under no key's id", { jwk: true, kid: undefined }],
] as Case[])(
  "rule 9: a token that was signed by a key of one's own, %s, is refused",
  async (_what, header) => {
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
    const jwk = header.jwk ? { jwk: await exportJWK(publicKey) } : {};
    expect(await verify(await craft({ header: { ...header, ...jwk }, key: privateKey }))).toBeUndefined();
  },
);

test("rule 9: a token that was signed with the public key as a shared secret is refused", async () => {
  const publicKey = await verificationKey((await signingKey()).kid);
  if (!publicKey) throw new Error("The key that signs is not there to verify.");
  const { x = "", y = "" } = await exportJWK(publicKey);
  const point = Buffer.concat([Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  const pem = await exportSPKI(publicKey).catch(() => JSON.stringify({ x, y }));
  for (const secret of [pem, `${pem}\n`, point]) {
    const [, payload] = (await craft()).split(".");
    const { kid } = await signingKey();
    const header = Buffer.from(JSON.stringify({ alg: "HS256", typ: "org-session+jwt", kid })).toString(
      "base64url",
    );
    const mac = createHmac("sha256", secret).update(`${header}.${payload}`).digest("base64url");
    expect(await verify(`${header}.${payload}.${mac}`)).toBeUndefined();
  }
});

test("rule 9: a token whose signature is empty, of nothing, or in another encoding is refused", async () => {
  const token = await craft();
  const [head, payload, signature = ""] = token.split(".");
  const bytes = Buffer.from(signature, "base64url");
  const spoilt = [
    "",
    Buffer.alloc(64).toString("base64url"),
    Buffer.alloc(64, 255).toString("base64url"),
    Buffer.concat([bytes, Buffer.alloc(1)]).toString("base64url"),
    bytes.subarray(0, 63).toString("base64url"),
    Buffer.concat([bytes.subarray(32), bytes.subarray(0, 32)]).toString("base64url"),
    Buffer.concat([
      Buffer.from([0x30, 68, 2, 32]),
      bytes.subarray(0, 32),
      Buffer.from([2, 32]),
      bytes.subarray(32),
    ]).toString("base64url"),
    `${signature}=`,
    ` ${signature}`,
  ];
  for (const each of spoilt) expect(await verify(`${head}.${payload}.${each}`), each).toBeUndefined();
  expect(await verify(token), "the control").toBeDefined();
});

test("rule 9: a token with a changed payload, or anything before or behind it, is refused", async () => {
  const token = await craft();
  const [head, payload = "", signature] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const wider = Buffer.from(JSON.stringify({ ...claims, scope: "delete:organization" })).toString(
    "base64url",
  );
  expect(await verify(`${head}.${wider}.${signature}`)).toBeUndefined();
  for (const each of [
    `${token}.x`,
    `x.${token}`,
    `${token}.`,
    ` ${token}`,
    `${token}\n`,
    "not a token",
    "..",
    "",
  ])
    expect(await verify(each), JSON.stringify(each)).toBeUndefined();
});

/** A token whose header was changed after it was signed by our own key, and once more signed as it then says. */
async function withHeader(changes: Record<string, unknown>): Promise<string> {
  const signed = await craft({ header: changes }).catch(() => undefined);
  if (signed) return signed;
  const [head = "", ...rest] = (await craft()).split(".");
  const header = { ...JSON.parse(Buffer.from(head, "base64url").toString()), ...changes };
  return [Buffer.from(JSON.stringify(header)).toString("base64url"), ...rest].join(".");
}

/** Judged with the clock standing still. */
async function expectAt(at: number, changes: Changes, isTaken: boolean): Promise<void> {
  const token = await craft(changes);
  vi.useFakeTimers({ now: at * 1000, toFake: ["Date"] });
  const found = await verify(token).finally(() => vi.useRealTimers());
  expect(found !== undefined).toBe(isTaken);
}

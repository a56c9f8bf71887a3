import { randomUUID } from "node:crypto";
import { exportSPKI, generateKeyPair, SignJWT } from "jose";
import { afterAll, describe, expect, test, vi } from "vitest";
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

test("a remembered token is still for its own session and slug alone", async () => {
  const token = await craft();
  expect(await verify(token)).toBeDefined();
  expect(await verifyOrganizationSession(token, { session: Buffer.alloc(32, 2), slug })).toBeUndefined();
  expect(await verifyOrganizationSession(token, { session, slug: "globex" })).toBeUndefined();
});

test("a remembered token ends when it expires", async () => {
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

describe("a token is refused", () => {
  const claims: Array<[string, Record<string, unknown>]> = [
    ["for another organization", { aud: audience(other) }],
    ["whose organization is not its audience", { org_id: other }],
    ["with an audience that is a list", { aud: [audience(access.organizationId)] }],
    ["with two audiences", { aud: [audience(access.organizationId), audience(other)] }],
    ["without an audience", { aud: undefined }],
    ["of the kind for programs", { aud: `urn:${brand.urn}:organization:${access.organizationId}` }],
    ["of another issuer", { iss: "https://evil.example" }],
    ["of another session", { sid: Buffer.alloc(32, 9).toString("base64url") }],
    ["for another slug", { org_slug: "globex" }],
    ["that has expired", { iat: now - 700, exp: now - 100 }],
    ["that lives longer than 600 seconds", { exp: now + 601 }],
    ["from the future", { iat: now + 60, exp: now + 600 }],
    ["that is not yet good", { nbf: now + 120 }],
    ["without an end", { exp: undefined }],
    ["without a beginning", { iat: undefined }],
    ["without a subject", { sub: undefined }],
    ["without an epoch", { epoch: undefined }],
    ["with an epoch of another shape", { epoch: "7.3" }],
  ];
  test.each(claims)("%s", async (_what, changed) => {
    expect(await verify(await craft({ claims: changed }))).toBeUndefined();
  });

  const headers: Array<[string, Record<string, unknown>]> = [
    ["of another type", { typ: "at+jwt" }],
    ["without a type", { typ: undefined }],
    ["without a key id", { kid: undefined }],
    ["with a path for a key id", { kid: "../../../dev/null" }],
    ["with SQL for a key id", { kid: "' or 1=1 --" }],
    ["with a key id of 10 KB", { kid: "a".repeat(10_000) }],
    ["with an unknown key id", { kid: "a".repeat(43) }],
    ["that brings its key", { jwk: { kty: "EC" } }],
    ["that says where its key lies", { jku: "https://evil.example/jwks.json" }],
    ["that says where its certificate lies", { x5u: "https://evil.example/cert" }],
    ["with critical extensions", { crit: ["b64"], b64: true }],
  ];
  test.each(headers)("%s", async (_what, changed) => {
    expect(await verify(await craft({ header: changed }))).toBeUndefined();
  });

  test("signed by another key under a known id", async () => {
    const { privateKey } = await generateKeyPair("ES256");
    expect(await verify(await craft({ key: privateKey }))).toBeUndefined();
  });

  test("signed with the public key as a shared secret", async () => {
    const publicKey = await verificationKey((await signingKey()).kid);
    const secret = new TextEncoder().encode(
      publicKey ? await exportSPKI(publicKey).catch(() => "secret") : "",
    );
    const padded = new Uint8Array(Math.max(32, secret.length));
    padded.set(secret);
    expect(await verify(await craft({ header: { alg: "HS256" }, key: padded }))).toBeUndefined();
  });

  test("without a signature", async () => {
    const [header, payload] = (await craft()).split(".");
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "org-session+jwt" })).toString("base64url");
    expect(await verify(`${header}.${payload}.`)).toBeUndefined();
    expect(await verify(`${none}.${payload}.`)).toBeUndefined();
  });

  test("with a changed payload, or anything behind it", async () => {
    const token = await craft();
    const [header, payload = "", signature] = token.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    const wider = Buffer.from(JSON.stringify({ ...claims, scope: "delete:organization" })).toString(
      "base64url",
    );
    expect(await verify(`${header}.${wider}.${signature}`)).toBeUndefined();
    expect(await verify(`${token}.x`)).toBeUndefined();
    expect(await verify("not a token")).toBeUndefined();
    expect(await verify("")).toBeUndefined();
  });
});

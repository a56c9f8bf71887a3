import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { asAdmin } from "@/db/testing/connections";

const session = Buffer.alloc(32, 1);
const slug = "acme";
const began = Date.now();
const running: (() => Promise<void>)[] = [];

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await Promise.all(running.splice(0).map((stop) => stop()));
  // The keys of this file are nobody else's.
  await asAdmin`delete from signing_keys where created_at >= ${new Date(began)}`;
});

/** A server that has just started: none of its modules knows anything yet. */
async function startInstance() {
  vi.resetModules();
  const [token, keys, client, { grantAccess }] = await Promise.all([
    import("./token"),
    import("./keys"),
    import("@/db/client"),
    import("./access"),
  ]);
  running.push(client.closeDatabase);
  const facts = { organizationId: randomUUID(), slug, userId: randomUUID(), session, epoch: "1.1.1" };
  const access = grantAccess({ ...facts, permissions: ["read:member"] });
  return {
    kid: async () => (await keys.signingKey()).kid,
    issue: () => token.issueOrganizationSession(access),
    isGood: async (issued: string) =>
      (await token.verifyOrganizationSession(issued, { session, slug })) !== undefined,
  };
}

/** What a new AUTH_SECRET, or whoever rotates, comes to: one more key, which signs from now on. */
async function rotate(): Promise<void> {
  const { generateKeyPair, exportJWK, calculateJwkThumbprint } = await import("jose");
  const { encrypt } = await import("@/lib/secret");
  const pair = await generateKeyPair("ES256", { extractable: true });
  const publicJwk = { ...(await exportJWK(pair.publicKey)), alg: "ES256", use: "sig" };
  const kid = await calculateJwkThumbprint(publicJwk);
  const sealed = encrypt(JSON.stringify(await exportJWK(pair.privateKey)), `signing-key:${kid}`);
  await asAdmin`insert into signing_keys (kid, public_jwk, private_jwk)
    values (${kid}, ${asAdmin.json({ ...publicJwk, kid } as never)}, ${sealed})`;
}

test("rule 13: after a rotation the newest key signs, and what the one before signed stays good", async () => {
  const before = await startInstance();
  const old = await before.issue();
  await rotate();
  const after = await startInstance();
  expect(await after.kid()).not.toBe(await before.kid());
  expect(await after.isGood(old)).toBe(true);
  expect(await after.isGood(await after.issue())).toBe(true);
});

test("rule 13: an instance of before learns of a new key when it meets it, at most once in ten seconds", async () => {
  const before = await startInstance();
  await before.kid();
  await rotate();
  const issued = await (await startInstance()).issue();
  expect(await before.isGood(issued), "it has just looked").toBe(false);
  vi.useFakeTimers({ now: Date.now() + 11_000, toFake: ["Date"] });
  expect(await before.isGood(issued)).toBe(true);
});

test("rule 13: a key that was retired signs nothing more and vouches for nothing more", async () => {
  await rotate();
  const instance = await startInstance();
  const kid = await instance.kid();
  const issued = await instance.issue();
  await asAdmin`update signing_keys set retired_at = now() where kid = ${kid}`;
  const next = await startInstance();
  expect(await next.kid()).not.toBe(kid);
  expect(await next.isGood(issued)).toBe(false);
});

test("rule 13: with another AUTH_SECRET a new key is made, and the old one's tokens are issued anew", async () => {
  const issued = await (await startInstance()).issue();
  vi.stubEnv("AUTH_SECRET", "quite another secret of more than 32 characters");
  const next = await startInstance();
  expect(await next.isGood(issued)).toBe(false);
  expect(await next.isGood(await next.issue())).toBe(true);
  vi.unstubAllEnvs();
  expect(await (await startInstance()).isGood(issued), "and back again").toBe(true);
});

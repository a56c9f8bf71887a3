import { createHmac, createPublicKey, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { brand } from "@/lib/brand";
import { organizationToken, signAsApp } from "./fixtures/organization-session";
import { audienceOf, exchange, introspect, type TokenAnswer } from "./fixtures/programs";
import { type ResourceServer, startResourceServer, verdict, visit } from "./fixtures/resource-server";
import { expect, test } from "./fixtures/test";
import type { Organization, World } from "./fixtures/world";

const issuer = new URL(process.env.E2E_BASE_URL ?? "").origin;
const invalid = '401 Bearer error="invalid_token"';

let service: ResourceServer;
test.beforeAll(async () => {
  service = await startResourceServer(issuer);
});
test.afterAll(() => service.stop());

/** The story of the case study: Alice runs acme and is a member of globex; Bob is a member of acme alone. */
async function stage(world: World) {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const alice = await world.person("Alice", { [acme.slug]: "admin", [globex.slug]: "member" });
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  const all = ["invite:member", "remove:member", "read:member"];
  const [ofAlice, ofBob] = [await world.accessToken(alice, all), await world.accessToken(bob, all)];
  return { acme, globex, alice, bob, ofAlice: ofAlice.key, ofBob: ofBob.key };
}

async function take(request: APIRequestContext, key: string, organization: Organization, scope?: string) {
  const answer = await exchange(request, { key, audience: audienceOf(organization), scope });
  const { access_token }: TokenAnswer = await answer.json();
  return access_token;
}

function read(token: string, part: 0 | 1): { kid: string } & Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[part] ?? "", "base64url").toString());
}

test("elsewhere Alice removes with remove:member of acme, and Bob does not get it", async ({
  request,
  world,
}) => {
  const { acme, ofAlice, ofBob } = await stage(world);
  const ofBobHere = await take(request, ofBob, acme);
  const at = { organization: acme };
  expect(await verdict(request, service, { ...at, token: ofBobHere, method: "PUT" })).toBe("204");
  expect(await verdict(request, service, { ...at, token: ofBobHere, method: "GET" })).toBe("204");
  const refused = await exchange(request, { key: ofBob, audience: audienceOf(acme), scope: "remove:member" });
  expect(await refused.json()).toMatchObject({ error: "invalid_scope" });
  expect(await verdict(request, service, { ...at, token: ofBobHere })).toBe(
    '403 Bearer error="insufficient_scope", scope="remove:member"',
  );
  const token = await take(request, ofAlice, acme, "remove:member");
  expect(await verdict(request, service, { ...at, token })).toBe("204");
  expect(await verdict(request, service, { ...at, token })).toBe("404");
  // Nothing but what it was asked for.
  expect(await verdict(request, service, { ...at, token, method: "GET" })).toBe(
    '403 Bearer error="insufficient_scope", scope="read:member"',
  );
});

test("rule 11: elsewhere a token of globex is none for acme, nor is what is no organization's access token", async ({
  request,
  world,
}) => {
  const { acme, globex, alice, ofAlice } = await stage(world);
  const at = { organization: acme };
  const ofGlobex = await take(request, ofAlice, globex);
  expect(await verdict(request, service, { organization: globex, token: ofGlobex, method: "PUT" })).toBe(
    "204",
  );
  expect(await verdict(request, service, { ...at, token: ofGlobex, method: "PUT" })).toBe(invalid);
  expect(await verdict(request, service, { organization: { id: randomUUID() }, token: ofGlobex })).toBe(
    invalid,
  );

  const { key } = await world.accessToken(alice, ["read:profile"]);
  const own: TokenAnswer = await (await exchange(request, { key, audience: `urn:${brand.urn}:api` })).json();
  expect(await verdict(request, service, { ...at, token: own.access_token })).toBe(invalid);

  await alice.enter(acme);
  const session = (await organizationToken(await alice.context(), acme.slug)) ?? "";
  expect(read(session, 0).typ).toBe("org-session+jwt");
  expect(await verdict(request, service, { ...at, token: session })).toBe(invalid);
  // Even if it had all the claims of a program's: its kind is another.
  const claims = { ...read(session, 1), aud: audienceOf(acme), client_id: randomUUID() };
  const renamed = await signAsApp(read(session, 0), claims);
  expect(await verdict(request, service, { ...at, token: renamed })).toBe(invalid);

  expect(await verdict(request, service, at)).toBe("401 Bearer");
  expect(await verdict(request, service, { ...at, token: ofAlice })).toBe("401 Bearer");
  const good = await take(request, ofAlice, acme);
  const inAddress = `${service.url}/organizations/${acme.id}/members/bob?access_token=${good}`;
  expect((await request.delete(inAddress)).status()).toBe(404);
  const basic = await request.delete(`${service.url}/organizations/${acme.id}/members/bob`, {
    headers: { authorization: `Basic ${good}` },
  });
  expect(basic.status()).toBe(401);
  const answer = await visit(request, service, { ...at, token: good, name: "..%2f..", method: "PUT" });
  expect(answer.status()).toBe(404);
});

test("rule 12: elsewhere the app's own signature is not enough: issuer, times, kind and one audience have to hold", async ({
  request,
  world,
}) => {
  const { acme, globex, ofAlice } = await stage(world);
  const good = await take(request, ofAlice, acme, "remove:member");
  const [header, claims] = [read(good, 0), read(good, 1)];
  const now = Math.floor(Date.now() / 1000);
  const signed = async (changes: object, alsoInHeader: object = {}) => {
    const token = await signAsApp({ ...header, ...alsoInHeader }, { ...claims, ...changes });
    return verdict(request, service, { token, organization: acme });
  };
  // Signed anew without a change it is good, so what follows is refused for its change.
  expect(await signed({})).toBe("404");
  expect(await signed({ iss: "https://another.example" })).toBe(invalid);
  expect(await signed({ iss: `${issuer}/` })).toBe(invalid);
  expect(await signed({ iss: undefined })).toBe(invalid);
  expect(await signed({ iat: now - 400, exp: now - 100 })).toBe(invalid);
  expect(await signed({ iat: now - 400, exp: now + 3600 })).toBe(invalid);
  expect(await signed({ iat: now + 100, exp: now + 400 })).toBe(invalid);
  expect(await signed({ iat: undefined })).toBe(invalid);
  expect(await signed({ exp: undefined })).toBe(invalid);
  expect(await signed({ exp: "never" })).toBe(invalid);
  expect(await signed({ aud: [audienceOf(acme), audienceOf(globex)] })).toBe(invalid);
  expect(await signed({ aud: [audienceOf(acme)] })).toBe(invalid);
  expect(await signed({ aud: undefined })).toBe(invalid);
  expect(await signed({ aud: audienceOf(acme).replace(":organization:", ":organization-session:") })).toBe(
    invalid,
  );
  expect(await signed({ scope: undefined })).toBe(invalid);
  expect(await signed({ scope: "remove:members xremove:member" })).toContain("403");
  // An ID token, and one that does not say what it is.
  expect(await signed({}, { typ: "JWT" })).toBe(invalid);
  expect(await signed({}, { typ: undefined })).toBe(invalid);
  expect(await signed({}, { crit: ["urn:unknown"], "urn:unknown": true })).toBe(invalid);
});

test("rule 9: elsewhere no other signature counts, whatever the header says", async ({ request, world }) => {
  const { acme, ofAlice } = await stage(world);
  const good = await take(request, ofAlice, acme, "remove:member");
  const [header, claims] = [read(good, 0), read(good, 1)];
  const [, , signature = ""] = good.split(".");
  const published = await (await request.get("/.well-known/jwks.json")).json();
  const jwk = published.keys.find(({ kid }: { kid: string }) => kid === header.kid);
  const pem = createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "pem" });
  const mine = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const forged = async (changes: object, signer: (text: string) => string, others: object = claims) => {
    const text = `${encode({ ...header, ...changes })}.${encode(others)}`;
    return verdict(request, service, { token: `${text}.${signer(text)}`, organization: acme });
  };
  const byMe = (text: string) =>
    sign("sha256", Buffer.from(text), { key: mine.privateKey, dsaEncoding: "ieee-p1363" }).toString(
      "base64url",
    );
  const byPublicKey = (text: string) => createHmac("sha256", pem).update(text).digest("base64url");
  const byJwk = (text: string) => createHmac("sha256", JSON.stringify(jwk)).update(text).digest("base64url");
  const mineJwk = mine.publicKey.export({ format: "jwk" });
  // Good by every key that is published, the next one among them: nobody here notices when they rotate.
  expect(published.keys.length).toBeGreaterThan(1);
  for (const { kid } of published.keys) {
    const token = await signAsApp({ ...header, kid }, claims);
    expect(await verdict(request, service, { token, organization: acme })).toBe("404");
  }
  expect(await forged({ alg: "HS256" }, byPublicKey)).toBe(invalid);
  expect(await forged({ alg: "HS256" }, byJwk)).toBe(invalid);
  // Without a signature it is no token by its form already.
  expect(await forged({ alg: "none" }, () => "")).toBe("401 Bearer");
  expect(await forged({ alg: "none" }, () => signature)).toBe(invalid);
  expect(await forged({ alg: "None", kid: undefined }, () => signature)).toBe(invalid);
  expect(await forged({}, () => signature, { ...claims, scope: "read:member remove:member" })).toBe(invalid);
  expect(await forged({}, byMe)).toBe(invalid);
  expect(await forged({ kid: "unknown-unknown" }, byMe)).toBe(invalid);
  expect(await forged({ jwk: mineJwk }, byMe)).toBe(invalid);
  expect(await forged({ kid: "mine-mine", jwk: mineJwk }, byMe)).toBe(invalid);
  const jku = `data:application/json,${encodeURIComponent(JSON.stringify({ keys: [mineJwk] }))}`;
  expect(await forged({ kid: "mine-mine", jku, x5u: jku }, byMe)).toBe(invalid);
  // An ES256 signature of zeros, which broken verifiers took for any text.
  expect(await forged({}, () => Buffer.alloc(64).toString("base64url"))).toBe(invalid);
});

test("elsewhere a removed member's token is good until it ends, and the app says at once that it is not", async ({
  request,
  world,
}) => {
  const { acme, bob, ofBob } = await stage(world);
  const token = await take(request, ofBob, acme);
  expect(await introspect(request, token)).toMatchObject({ active: true });
  await world.remove(acme, bob);
  expect(await verdict(request, service, { organization: acme, token, method: "PUT" })).toBe("204");
  expect(await introspect(request, token)).toEqual({ active: false });
});

test("elsewhere nobody gets in while the keys are not to be had, and no token is blamed for it", async ({
  request,
  world,
}) => {
  const { acme, ofAlice } = await stage(world);
  const token = await take(request, ofAlice, acme, "remove:member");
  const stopped = await startResourceServer(issuer);
  await stopped.stop();
  for (const without of [stopped.url, service.url]) {
    const cutOff = await startResourceServer(without);
    const answer = await visit(request, cutOff, { token, organization: acme });
    await cutOff.stop();
    expect(answer.status()).toBe(503);
    expect(answer.headers()["retry-after"]).toBe("5");
  }
});

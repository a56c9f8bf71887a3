import { randomUUID } from "node:crypto";
import { brand } from "@/lib/brand";
import {
  accessTokenType,
  audienceOf,
  call,
  exchange,
  exchangeGrant,
  introspect,
  type TokenAnswer,
} from "./fixtures/programs";
import { expect, test } from "./fixtures/test";
import type { World } from "./fixtures/world";

/** The story of the case study: Alice runs acme and is a member of globex; Bob is a member of acme alone. */
async function stage(world: World) {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const alice = await world.person("Alice", { [acme.slug]: "admin", [globex.slug]: "member" });
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  const all = ["remove:member", "read:member", "read:organization"];
  const [ofAlice, ofBob] = [await world.accessToken(alice, all), await world.accessToken(bob, all)];
  return { acme, globex, alice, bob, ofAlice: ofAlice.key, ofBob: ofBob.key };
}

test("Alice, an admin of acme, asks for remove:member there and removes Bob with it", async ({
  request,
  world,
}) => {
  const { acme, alice, bob, ofAlice } = await stage(world);
  const answer = await exchange(request, {
    key: ofAlice,
    audience: audienceOf(acme),
    scope: "remove:member",
  });
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toBe("no-store");
  const token: TokenAnswer = await answer.json();
  expect(token).toMatchObject({
    issued_token_type: accessTokenType,
    token_type: "Bearer",
    expires_in: 300,
    scope: "remove:member",
  });
  const [, payload = ""] = token.access_token.split(".");
  expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
    sub: alice.id,
    aud: audienceOf(acme),
    scope: "remove:member",
    org_id: acme.id,
  });
  const removed = await call(request, token.access_token, `/members/${bob.id}`, { method: "DELETE" });
  expect(removed.status()).toBe(204);
  const events = await call(request, (await world.apiKey(acme, acme.owner, ["read:event"])).key, "/events");
  expect((await events.json()).data[0]).toMatchObject({
    action: "member.removed",
    actor: { type: "user", id: alice.id, name: "Alice" },
    target: { type: "member", id: bob.id, name: "Bob" },
  });
});

test("Bob, a member of acme, asks for remove:member there and is told that he does not hold it", async ({
  request,
  world,
}) => {
  const { acme, ofBob } = await stage(world);
  const answer = await exchange(request, {
    key: ofBob,
    audience: audienceOf(acme),
    scope: "read:member remove:member",
  });
  expect(answer.status()).toBe(400);
  expect(await answer.json()).toEqual({
    error: "invalid_scope",
    error_description: "Not held in this organization: remove:member",
  });
});

test("Alice, a member of globex, asks for remove:member there and is told that she does not hold it", async ({
  request,
  world,
}) => {
  const { globex, ofAlice } = await stage(world);
  const answer = await exchange(request, {
    key: ofAlice,
    audience: audienceOf(globex),
    scope: "remove:member",
  });
  expect(answer.status()).toBe(400);
  expect(await answer.json()).toMatchObject({ error: "invalid_scope" });
});

test("Bob asks for anything in globex, and it is as if it did not exist", async ({ request, world }) => {
  const { globex, ofBob } = await stage(world);
  const foreign = await exchange(request, { key: ofBob, audience: audienceOf(globex) });
  const missing = await exchange(request, { key: ofBob, audience: audienceOf({ id: randomUUID() }) });
  expect(foreign.status()).toBe(400);
  expect(await foreign.text()).toBe(await missing.text());
  expect(await foreign.json()).toMatchObject({ error: "invalid_target" });
});

test("scopes are what the person holds at that moment, and a token ends with what it rests on", async ({
  request,
  world,
}) => {
  const { acme, bob, ofBob } = await stage(world);
  const take = async () => exchange(request, { key: ofBob, audience: audienceOf(acme) });
  const before: TokenAnswer = await (await take()).json();
  expect(before.scope).toBe("read:member read:organization");
  expect(await introspect(request, before.access_token)).toMatchObject({ active: true, scope: before.scope });
  await world.changeRole(acme, bob, "admin");
  expect(await introspect(request, before.access_token)).toEqual({ active: false });
  expect((await call(request, before.access_token, "/members")).status()).toBe(401);
  const after: TokenAnswer = await (await take()).json();
  expect(after.scope).toBe("read:member read:organization remove:member");
  expect((await call(request, after.access_token, "/members")).status()).toBe(200);
  await world.remove(acme, bob);
  expect(await introspect(request, after.access_token)).toEqual({ active: false });
  expect((await call(request, after.access_token, "/members")).status()).toBe(401);
  expect(await (await take()).json()).toMatchObject({ error: "invalid_target" });
});

test("an organization's key gets a token of its organization, by client credentials", async ({
  request,
  world,
}) => {
  const { acme, bob } = await stage(world);
  const { id, key } = await world.apiKey(acme, acme.owner, ["read:member", "update:organization"]);
  const basic = `Basic ${Buffer.from(`${id}:${key}`).toString("base64")}`;
  const answer = await request.post("/api/oauth/token", {
    form: { grant_type: "client_credentials", scope: "update:organization" },
    headers: { authorization: basic },
  });
  expect(answer.status()).toBe(200);
  const { access_token }: TokenAnswer = await answer.json();
  const data = { name: "Acme Works" };
  const renamed = await call(request, access_token, "/organization", { method: "PATCH", data });
  expect(renamed.status()).toBe(200);
  expect((await call(request, access_token, "/members")).status()).toBe(403);
  const seen = await request.post("/api/oauth/introspect", {
    form: { token: access_token },
    headers: { authorization: basic },
  });
  expect(await seen.json()).toMatchObject({ active: true, sub: id, client_id: id, org_id: acme.id });

  const wrong = await request.post("/api/oauth/token", {
    form: { grant_type: "client_credentials", client_id: id, client_secret: `${key.slice(0, -1)}_` },
  });
  expect(wrong.status()).toBe(401);
  expect(wrong.headers()["www-authenticate"]).toContain("Basic");
  expect(await wrong.json()).toMatchObject({ error: "invalid_client" });
  const personal = await world.accessToken(bob, ["read:member"]);
  const notClient = await request.post("/api/oauth/token", {
    form: { grant_type: "client_credentials", client_id: personal.id, client_secret: personal.key },
  });
  expect(notClient.status()).toBe(401);
});

test("a browser that is signed in gets a token for its own page, and no other site does", async ({
  world,
}) => {
  const { acme, bob } = await stage(world);
  const page = await bob.page("/workspaces");
  const fields = {
    grant_type: exchangeGrant,
    subject_token: "cookie",
    subject_token_type: `urn:${brand.urn}:token-type:session`,
    audience: audienceOf(acme),
  };
  const granted = await page.evaluate(async (form) => {
    const answer = await fetch("/api/oauth/token", { method: "POST", body: new URLSearchParams(form) });
    return answer.json();
  }, fields);
  expect(granted).toMatchObject({ token_type: "Bearer", scope: expect.stringContaining("read:member") });
  const bare = await bob.request();
  const foreign = await bare.post("/api/oauth/token", {
    form: fields,
    headers: { origin: "https://evil.example" },
  });
  expect(await foreign.json()).toMatchObject({ error: "invalid_grant" });
  await bob.endSessions();
  expect(await introspect(bare, granted.access_token)).toEqual({ active: false });
});

test("a user token reads what is the person's own, and nothing of an organization", async ({
  request,
  world,
}) => {
  const { acme, bob } = await stage(world);
  const { key } = await world.accessToken(bob, ["read:profile", "read:membership", "read:member"]);
  const answer = await exchange(request, { key, audience: `urn:${brand.urn}:api` });
  const { access_token, scope }: TokenAnswer = await answer.json();
  expect(scope).toBe("read:profile read:membership");
  expect(await (await call(request, access_token, "/me")).json()).toEqual({
    id: bob.id,
    name: "Bob",
    email: bob.email,
  });
  expect(
    (await call(request, access_token, "/me", { method: "PATCH", data: { name: "Robert" } })).status(),
  ).toBe(403);
  const memberships = await (await call(request, access_token, "/me/memberships")).json();
  expect(memberships.data).toMatchObject([{ organization: { id: acme.id, slug: acme.slug } }]);
  expect((await call(request, access_token, "/members")).status()).toBe(401);
  const inAcme: TokenAnswer = await (await exchange(request, { key, audience: audienceOf(acme) })).json();
  expect((await call(request, inAcme.access_token, "/me")).status()).toBe(401);
});

test("what is missing, doubled, malformed or unknown is refused by its name", async ({ request, world }) => {
  const { acme, ofAlice } = await stage(world);
  const good = `grant_type=${encodeURIComponent(exchangeGrant)}&subject_token=${ofAlice}&subject_token_type=${encodeURIComponent(accessTokenType)}&audience=${audienceOf(acme)}`;
  const send = async (data: string, type = "application/x-www-form-urlencoded") => {
    const answer = await request.post("/api/oauth/token", { data, headers: { "content-type": type } });
    return `${answer.status()} ${(await answer.json()).error}`;
  };
  expect(await send(good)).toBe("200 undefined");
  expect(await send("")).toBe("400 invalid_request");
  expect(await send("grant_type=password&username=a&password=b")).toBe("400 unsupported_grant_type");
  expect(await send("grant_type=constructor")).toBe("400 unsupported_grant_type");
  expect(await send(`${good}&audience=${audienceOf(acme)}`)).toBe("400 invalid_request");
  expect(await send(`${good}&scope=a%22b`)).toBe("400 invalid_request");
  expect(await send(`${good}&scope=read:member%20%20remove:member`)).toBe("400 invalid_request");
  expect(await send(`${good}&scope=fly:moon`)).toBe("400 invalid_scope");
  expect(await send(`${good}&scope=`)).toBe("200 undefined");
  expect(await send(`${good}&actor_token=x`)).toBe("400 invalid_request");
  expect(await send(good.replace(ofAlice, `${ofAlice.slice(0, -1)}~`))).toBe("400 invalid_grant");
  expect(await send(good.replace(acme.id, acme.id.toUpperCase()))).toBe("400 invalid_target");
  expect(await send(good.replace(acme.id, "' or true --"))).toBe("400 invalid_target");
  expect(await send(JSON.stringify({ grant_type: exchangeGrant }), "application/json")).toBe(
    "400 invalid_request",
  );
  expect(await send(`${good}&filler=${"x".repeat(40_000)}`)).toBe("400 invalid_request");
});

test("whoever holds a key can end it, and nothing else is told", async ({ request, world }) => {
  const { acme, bob } = await stage(world);
  const { id, key } = await world.apiKey(acme, acme.owner, ["read:member", "read:event"]);
  const other = await world.apiKey(acme, acme.owner, ["read:event"]);
  const personal = await world.accessToken(bob, ["read:profile"]);
  const revoke = async (token: string) => {
    const answer = await request.post("/api/oauth/revoke", { form: { token } });
    return `${answer.status()} ${await answer.text()}`;
  };
  expect((await call(request, key, "/members")).status()).toBe(200);
  expect(await revoke(key)).toBe("200 {}");
  expect((await call(request, key, "/members")).status()).toBe(401);
  expect(await revoke(key), "once more").toBe("200 {}");
  expect(await revoke("nothing")).toBe("200 {}");
  const [event] = (await (await call(request, other.key, "/events")).json()).data;
  expect(event).toMatchObject({ action: "apiKey.revoked", actor: { type: "key", id, name: "Deploy" } });
  expect((await call(request, personal.key, "/me")).status()).toBe(200);
  expect(await revoke(personal.key)).toBe("200 {}");
  expect((await call(request, personal.key, "/me")).status()).toBe(401);
});

test("the app says by its address alone where everything is", async ({ request }) => {
  const answer = await request.get("/.well-known/oauth-authorization-server");
  const metadata = await answer.json();
  const origin = new URL(process.env.E2E_BASE_URL ?? "").origin;
  expect(metadata).toMatchObject({
    issuer: origin,
    token_endpoint: `${origin}/api/oauth/token`,
    jwks_uri: `${origin}/.well-known/jwks.json`,
    grant_types_supported: [exchangeGrant, "client_credentials"],
  });
  expect(metadata.scopes_supported).toContain("remove:member");
});

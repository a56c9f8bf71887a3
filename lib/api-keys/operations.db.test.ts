import { afterAll, beforeEach, expect, test } from "vitest";
import { listApiKeys } from "@/db/queries/api-keys";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { eventsIn } from "@/lib/account/testing";
import { actIn, attempt, attemptFor } from "@/lib/organization/testing";
import { keyInput, replaceKeyInput } from "./input";
import { createApiKey, replaceApiKey, revokeApiKey } from "./operations";
import { isKept, makeKey, mayDo, proofIsOld, readMade, wish } from "./testing";

afterAll(closeConnections);

let slug: string;
let olga: TestPerson;
let adam: TestPerson;
let mia: TestPerson;

beforeEach(async () => {
  [olga, adam, mia] = [await makePerson("Olga"), await makePerson("Adam"), await makePerson("Mia")];
  slug = await makeOrganization([
    [olga, "owner"],
    [adam, "admin"],
    [mia, "member"],
  ]);
});

const create = (person: TestPerson, wishes: Partial<typeof wish> = {}) =>
  attempt(slug, person, createApiKey, keyInput.parse({ ...wish, ...wishes }));
const replace = (person: TestPerson, id: string, overlap: "0" | "1" | "24" | "168" = "24") =>
  attemptFor(slug, person, replaceApiKey, replaceKeyInput.parse({ id, overlap, days: "90" }));
const revoke = (person: TestPerson, id: string) => attempt(slug, person, revokeApiKey, { id });
const list = () => actIn(slug, olga, listApiKeys);

test("rule 23: of an API key, 32 random bytes, the database keeps the SHA-256 and nothing else", async () => {
  const { id, text, secretHash } = await makeKey(slug, adam);
  const secret = text.split("_").slice(2).join("_");
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  const [row] = await asAdmin`select secret_hash from api_keys where id = ${id}`;
  expect(row?.secret_hash).toEqual(secretHash);
  expect(secretHash).toHaveLength(32);
  expect(await isKept(secret)).toBe(false);
  expect(await isKept(id), "what is kept is found").toBe(true);
  expect(JSON.stringify(await list()), "nothing that people see shows it again").not.toContain(secret);
});

test("rule 23: an API key is made of no more than its maker holds, and of nothing that is no permission", async () => {
  expect(await create(adam, { permissions: ["read:member", "delete:organization"] })).toBe("forbidden");
  expect(await create(adam, { permissions: ["fly:moon"] })).toBe("forbidden");
  expect(await create(adam, { permissions: ["read:profile"] }), "of a person, not of a key").toBe(
    "forbidden",
  );
  expect(await create(mia), "a member makes none").toBe("forbidden");
  expect(await list()).toEqual([]);
  expect(await create(adam)).toBe("done");
  expect(await eventsIn(slug)).toEqual(["Adam apiKey.created"]);
});

test("rule 23: an API key is cut to its maker's role again at every use", async () => {
  const key = await makeKey(slug, adam, ["read:organization", "remove:member"]);
  expect(await mayDo(key, slug)).toEqual(["read:organization", "remove:member"]);
  await asAdmin`update memberships set role_key = 'viewer' where user_id = ${adam.userId}`;
  expect(await mayDo(key, slug)).toEqual(["read:organization"]);
  expect(await list()).toMatchObject([
    { held: ["read:organization"], permissions: ["read:organization", "remove:member"] },
  ]);
  await asAdmin`update memberships set role_key = 'owner' where user_id = ${adam.userId}`;
  expect(await mayDo(key, slug), "never more than it was given").toEqual([
    "read:organization",
    "remove:member",
  ]);
});

test("rule 23: an API key ends by the clock of the database, or by who revokes it", async () => {
  const [late, revoked] = [await makeKey(slug, adam), await makeKey(slug, adam)];
  await asAdmin`update api_keys set expires_at = now() where id = ${late.id}`;
  expect(await mayDo(late, slug)).toBeUndefined();
  expect(await revoke(mia, revoked.id), "without the permission").toBe("forbidden");
  expect(await mayDo(revoked, slug)).toBeDefined();
  expect(await revoke(olga, revoked.id)).toBe("done");
  expect(await mayDo(revoked, slug)).toBeUndefined();
  for (const { id } of [late, revoked]) expect(await revoke(olga, id), "once").toBe("not_found");
  expect((await list()).map(({ state }) => state)).toEqual(["revoked", "expired"]);
  await asAdmin`update api_keys set revoked_at = now() - interval '31 days' where id = ${revoked.id}`;
  expect((await list()).map(({ state }) => state)).toEqual(["expired"]);
});

test("rule 23: a replaced API key goes on for its overlap, and never longer than it would have", async () => {
  const [old, short, now] = [await makeKey(slug, adam), await makeKey(slug, adam), await makeKey(slug, adam)];
  await asAdmin`update api_keys set expires_at = now() + interval '1 hour' where id = ${short.id}`;
  const { data } = await replace(adam, old.id, "24");
  expect((await replace(adam, short.id, "168")).answer).toBe("done");
  expect((await replace(adam, now.id, "0")).answer).toBe("done");
  const hours =
    await asAdmin`select id, round(extract(epoch from expires_at - now()) / 3600)::int as left from api_keys`;
  const left = Object.fromEntries(hours.map(({ id, left: each }) => [id, each]));
  expect([left[old.id], left[short.id], left[now.id]]).toEqual([24, 1, 0]);
  expect([await mayDo(old, slug), await mayDo(now, slug)]).toEqual([expect.anything(), undefined]);
  expect(await mayDo(readMade(data?.key), slug)).toEqual(["read:member", "read:organization"]);
  expect((await replace(adam, old.id)).answer, "its place is taken").toBe("conflict");
  expect(await revoke(adam, old.id), "and yet it can be ended").toBe("done");
  expect(await mayDo(old, slug)).toBeUndefined();
});

test("rule 23: who replaces an API key of somebody else gets one that can do no more than they can", async () => {
  const old = await makeKey(slug, olga, ["read:member", "delete:organization"]);
  const { data } = await replace(adam, old.id);
  expect(await mayDo(readMade(data?.key), slug)).toEqual(["read:member"]);
  expect(await mayDo(old, slug), "still its maker's").toEqual(["delete:organization", "read:member"]);
  expect((await list()).map(({ makerName, state }) => [makerName, state])).toEqual([
    ["Adam", "active"],
    ["Olga", "running-out"],
  ]);
  const all = await makeKey(slug, olga, ["delete:organization"]);
  expect((await replace(adam, all.id)).answer, "nothing would be left").toBe("forbidden");
  expect(await eventsIn(slug)).toEqual([
    "Olga apiKey.created",
    "Adam apiKey.replaced",
    "Olga apiKey.created",
  ]);
});

test("rule 23: a proof of an hour ago makes and replaces no API key", async () => {
  const key = await makeKey(slug, adam);
  await proofIsOld(adam);
  expect(await create(adam)).toBe("reauthenticate");
  expect((await replace(adam, key.id)).answer).toBe("reauthenticate");
  expect(await list()).toMatchObject([{ id: key.id, state: "active" }]);
  expect(await revoke(adam, key.id), "to end one is always in time").toBe("done");
});

test("rule 23: an API key of another workspace is as one that is not there, and opens that one alone", async () => {
  const otto = await makePerson("Otto");
  const other = await makeOrganization([
    [otto, "owner"],
    [adam, "admin"],
  ]);
  const key = await makeKey(other, adam);
  const none = "01890000-0000-7000-8000-000000000000";
  for (const id of [key.id, none]) {
    expect(await revoke(olga, id)).toBe("not_found");
    expect((await replace(olga, id)).answer).toBe("not_found");
  }
  expect(await list()).toEqual([]);
  expect(await mayDo(key, other)).toBeDefined();
  expect(await mayDo(key, slug), "its maker is a member here, too").toBeUndefined();
});

test("there is an end to how many API keys a workspace has", async () => {
  const [organization] =
    await asAdmin`select organization_id as id from organization_slugs where slug = ${slug}`;
  const fill = (keys: number, replaced: boolean) =>
    asAdmin`insert into api_keys (organization_id, name, secret_hash, permissions, rate_limit, created_by, expires_at, replaced_at)
      select ${organization?.id}, 'x', uuid_send(uuidv7()), '{read:member}', 60, ${adam.userId}, now() + interval '1 day',
        ${replaced ? new Date() : null} from generate_series(1, ${keys})`;
  await fill(49, false);
  expect(await create(adam)).toBe("done");
  expect(await create(adam)).toBe("conflict");
  const [current] = await list();
  expect((await replace(adam, current?.id ?? "")).answer, "one for one is no more").toBe("done");
  await fill(49, true);
  const [, next] = (await list()).filter(({ state }) => state === "active");
  expect((await replace(adam, next?.id ?? "")).answer).toBe("conflict");
});

test.each([
  ["no permission", { permissions: [] }],
  ["a permission with a quote in it", { permissions: ["read:member'"] }],
  ["no name", { name: "  " }],
  ["a name that turns the line around", { name: "a\u202eb" }],
  ["no end", { days: "36500" }],
  ["as often as it likes", { rateLimit: "1000000" }],
])("a key with %s is no key", (_what, wishes) => {
  expect(keyInput.safeParse({ ...wish, ...wishes }).success).toBe(false);
});

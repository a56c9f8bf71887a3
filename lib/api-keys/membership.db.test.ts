import { afterAll, beforeEach, expect, test } from "vitest";
import { countApiKeys, listApiKeys } from "@/db/queries/api-keys";
import { listEvents } from "@/db/queries/events";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { accept, makeInvitation } from "@/lib/invitations/testing";
import { act } from "@/lib/members/testing";
import { deleteOrganization } from "@/lib/organization/operations";
import { actIn, attempt } from "@/lib/organization/testing";
import { endKey } from "./end-key";
import { replaceApiKey } from "./operations";
import { makeKey, mayDo } from "./testing";

afterAll(closeConnections);

let slug: string;
let olga: TestPerson;
let adam: TestPerson;

beforeEach(async () => {
  [olga, adam] = [await makePerson("Olga"), await makePerson("Adam")];
  slug = await makeOrganization([
    [olga, "owner"],
    [adam, "admin"],
  ]);
});

const makerState = async () =>
  (await actIn(slug, olga, listApiKeys)).map((key) => [key.state, key.makerState]);

test("rule 23: an API key is dead while its maker is suspended", async () => {
  const key = await makeKey(slug, adam);
  await act(slug, olga, "suspend", adam);
  expect(await mayDo(key, slug)).toBeUndefined();
  expect(await makerState()).toEqual([["active", "suspended"]]);
  await act(slug, olga, "reactivate", adam);
  expect(await mayDo(key, slug)).toBeDefined();
});

test("rule 23: an API key is dead with the membership of its maker, and stays dead when they come back", async () => {
  const key = await makeKey(slug, adam);
  await act(slug, olga, "remove", adam);
  expect(await mayDo(key, slug)).toBeUndefined();
  expect(await makerState()).toEqual([["active", "removed"]]);
  expect(await actIn(slug, olga, countApiKeys), "it takes nobody's place").toEqual({ alive: 0, current: 0 });
  expect(await accept(adam, await makeInvitation(slug, olga, adam.email, "admin"))).toBe(slug);
  expect(await mayDo(key, slug)).toBeUndefined();
  expect(await makerState()).toEqual([["revoked", expect.anything()]]);
  expect(await mayDo(await makeKey(slug, adam), slug), "what they make now works").toBeDefined();
});

test("rule 23: an API key is dead while its maker may not sign in", async () => {
  const key = await makeKey(slug, adam);
  await asAdmin`update users set disabled_at = now() where id = ${adam.userId}`;
  expect(await mayDo(key, slug)).toBeUndefined();
  expect(await makerState()).toEqual([["active", "barred"]]);
  await asAdmin`update users set disabled_at = null where id = ${adam.userId}`;
  expect(await makerState()).toEqual([["active", "active"]]);
  await asAdmin`update memberships set state = 'suspended', leaving_from = 'active' where user_id = ${adam.userId}`;
  expect(await makerState()).toEqual([["active", "barred"]]);
});

test("rule 23: an API key is dead with its organization", async () => {
  const key = await makeKey(slug, adam);
  expect(await attempt(slug, olga, deleteOrganization, { name: slug })).toBe("done");
  expect(await mayDo(key, slug)).toBeUndefined();
});

const context = { ip: null, user_agent: null, session_id: null, request_id: null };

test.each([
  ["suspended", () => act(slug, olga, "suspend", adam), () => act(slug, olga, "reactivate", adam)],
  ["disabled", () => setDisabled("now()"), () => setDisabled("null")],
  ["there", async () => {}, async () => {}],
])("rule 23: who holds an API key ends it for good while its maker is %s", async (_how, out, back) => {
  const key = await makeKey(slug, adam);
  await out();
  await endKey(key.secretHash, context);
  await endKey(key.secretHash, context);
  await back();
  expect(await mayDo(key, slug)).toBeUndefined();
  expect(await makerState()).toEqual([["revoked", expect.anything()]]);
  const { events } = await actIn(slug, olga, (tx) => listEvents(tx, { action: "apiKey.revoked" }));
  expect(events).toMatchObject([{ actorType: "key", actorId: key.id, targetId: key.id }]);
});

async function setDisabled(at: "now()" | "null"): Promise<void> {
  await asAdmin.unsafe(`update users set disabled_at = ${at} where id = '${adam.userId}'`);
}

test("rule 23: the app itself makes no key live longer, and no dead one live", async () => {
  const { id } = await makeKey(slug, adam);
  const change = (what: string) =>
    actIn(slug, olga, (tx) => tx.execute(`update api_keys set ${what} where id = '${id}'`));
  await expect(change("expires_at = expires_at + interval '1 day'")).rejects.toThrow();
  await change("revoked_at = now(), replaced_at = now()");
  await expect(change("revoked_at = null")).rejects.toThrow();
  await expect(change("replaced_at = null")).rejects.toThrow();
});

test("who replaces somebody else's API key ends it only if they may revoke it", async () => {
  const [kept, ended] = [await makeKey(slug, olga), await makeKey(slug, olga)];
  const input = { overlap: 0, days: 30 };
  const withoutRevoking = await actIn(slug, adam, (tx) => {
    const permissions = new Set([...tx.permissions].filter((name) => name !== "revoke:api-key"));
    return replaceApiKey.run(Object.assign(tx, { permissions }), { ...input, id: kept.id });
  });
  expect(withoutRevoking).toMatchObject({ data: { key: expect.anything() } });
  expect(await mayDo(kept, slug)).toBeDefined();
  expect(await attempt(slug, adam, replaceApiKey, { ...input, id: ended.id })).toBe("done");
  expect(await mayDo(ended, slug)).toBeUndefined();
});

test("an API key of who was removed is told of for 30 days", async () => {
  await makeKey(slug, adam);
  await act(slug, olga, "remove", adam);
  await asAdmin`update memberships set removed_at = now() - interval '31 days' where user_id = ${adam.userId}`;
  expect(await makerState()).toEqual([]);
});

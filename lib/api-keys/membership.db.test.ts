import { afterAll, beforeEach, expect, test } from "vitest";
import { listApiKeys } from "@/db/queries/api-keys";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { accept, makeInvitation } from "@/lib/invitations/testing";
import { act } from "@/lib/members/testing";
import { deleteOrganization } from "@/lib/organization/operations";
import { actIn, attempt } from "@/lib/organization/testing";
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
  expect(await accept(adam, await makeInvitation(slug, olga, adam.email, "admin"))).toBe(slug);
  expect(await mayDo(key, slug)).toBeUndefined();
  expect(await makerState()).toEqual([["revoked", expect.anything()]]);
  expect(await mayDo(await makeKey(slug, adam), slug), "what they make now works").toBeDefined();
});

test("rule 23: an API key is dead while its maker may not sign in", async () => {
  const key = await makeKey(slug, adam);
  await asAdmin`update users set disabled_at = now() where id = ${adam.userId}`;
  expect(await mayDo(key, slug)).toBeUndefined();
  expect(await makerState()).toEqual([["active", "suspended"]]);
});

test("rule 23: an API key is dead with its organization", async () => {
  const key = await makeKey(slug, adam);
  expect(await attempt(slug, olga, deleteOrganization, { name: slug })).toBe("done");
  expect(await mayDo(key, slug)).toBeUndefined();
});

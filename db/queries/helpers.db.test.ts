import { afterAll, beforeEach, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { actIn } from "@/lib/organization/testing";
import { listHelpers } from "./helpers";

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
  await makeOrganization([[await makePerson("Elsewhere"), "owner"]]);
});

test("whoever changes roles and holds it themselves can help", async () => {
  expect((await helpersFor("read:event")).toSorted()).toEqual(["Adam", "Olga"]);
  expect(await helpersFor("update:member")).toHaveLength(2);
});

test("nobody gives what they have not", async () => {
  expect(await helpersFor("export:organization")).toEqual(["Olga"]);
});

test.each(["suspended", "removed"])("nobody is asked who is %s", async (state) => {
  await asAdmin`update memberships set state = ${state} where user_id = ${adam.userId}`;
  expect(await helpersFor("read:event")).toEqual(["Olga"]);
});

test("who was here last comes first, and few are enough", async () => {
  await asAdmin`update memberships set last_active_at = now() where user_id = ${olga.userId}`;
  expect(await helpersFor("read:event")).toEqual(["Olga", "Adam"]);
  const more = await Promise.all(["Ben", "Cleo", "Dan"].map(makePerson));
  slug = await makeOrganization([olga, ...more].map((person) => [person, "owner"]));
  mia = olga;
  expect(await helpersFor("read:event")).toHaveLength(3);
});

async function helpersFor(permission: string): Promise<string[]> {
  return (await actIn(slug, mia, (tx) => listHelpers(tx, permission))).map(({ name }) => name);
}

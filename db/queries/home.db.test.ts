import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { actIn } from "@/lib/organization/testing";
import { createApiKey, revokeApiKey } from "./api-keys";
import { countUnanswered, listEndingKeys, listPresent } from "./home";
import { putInvitation, revokeInvitation } from "./invitations";
import { updateMemberState } from "./memberships";

afterAll(closeConnections);

let olga: TestPerson;
let anna: TestPerson;
let mia: TestPerson;
let here: string;

beforeEach(async () => {
  [olga, anna, mia] = (await Promise.all(["Olga", "Anna", "Mia"].map(makePerson))) as [
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  here = await makeOrganization([
    [olga, "owner"],
    [anna, "member"],
    [mia, "member"],
  ]);
});

test("who was here last comes first, who never was last, and who is out not at all", async () => {
  const [zoe, sven] = [await makePerson("Zoe"), await makePerson("Sven")];
  here = await makeOrganization([
    [olga, "owner"],
    [anna, "member"],
    [mia, "member"],
    [zoe, "viewer"],
    [sven, "viewer"],
  ]);
  await seen(olga, "4 minutes");
  await seen(mia, "6 minutes");
  await seen(anna, "1 minute");
  await seen(sven, "1 minute");
  await actIn(here, olga, (tx) => updateMemberState(tx, sven.userId, "suspended"));
  await seen(olga, "4 minutes");
  const present = await actIn(here, olga, (tx) => listPresent(tx, 10));
  expect(present.map(({ name, isHere }) => [name, isHere])).toEqual([
    ["Anna", true],
    ["Olga", true],
    ["Mia", false],
    ["Zoe", false],
  ]);
  expect(await actIn(here, olga, (tx) => listPresent(tx, 2))).toHaveLength(2);
});

test("of invitations those count that end soon and those that ended lately", async () => {
  expect(await unanswered()).toEqual({ ending: 0, next: undefined, ended: 0 });
  await invite("late@example.com", "interval '3 days'");
  await invite("second@example.com", "interval '40 hours'");
  await invite("first@example.com", "interval '1 hour'");
  await invite("ended@example.com", "interval '-1 day'");
  await invite("forgotten@example.com", "interval '-15 days'");
  const revoked = await invite("revoked@example.com", "interval '1 hour'");
  await actIn(here, olga, (tx) => revokeInvitation(tx, revoked));
  expect(await unanswered()).toMatchObject({ ending: 2, next: { email: "first@example.com" }, ended: 1 });

  here = await makeOrganization([[olga, "owner"]]);
  expect(await unanswered(), "elsewhere").toMatchObject({ ending: 0, ended: 0 });
});

test("of API keys those are named that end soon, work, and have nobody removed behind them", async () => {
  const key = (name: string, maker = olga) => makeKey(name, maker);
  const [soon, later, sooner, gone] = [
    await key("Soon"),
    await key("Later"),
    await key("Sooner"),
    await key("Gone"),
  ];
  const removed = await key("Removed", mia);
  await ends(soon, "2 days");
  await ends(sooner, "1 day");
  await ends(later, "20 days");
  for (const id of [gone, removed]) await ends(id, "1 day");
  await actIn(here, olga, (tx) => revokeApiKey(tx, gone));
  await actIn(here, olga, (tx) => updateMemberState(tx, mia.userId, "removed"));
  const found = await actIn(here, olga, (tx) => listEndingKeys(tx, 3));
  expect(found.map(({ name }) => name)).toEqual(["Sooner", "Soon"]);
  expect(await actIn(here, olga, (tx) => listEndingKeys(tx, 1))).toHaveLength(1);
});

function unanswered() {
  return actIn(here, olga, countUnanswered);
}

async function seen({ userId }: TestPerson, ago: string): Promise<void> {
  await asAdmin`update memberships set last_active_at = now() - ${ago}::interval where user_id = ${userId}`;
}

/** `until`: an expression of PostgreSQL, of this file alone. */
async function invite(email: string, until: string): Promise<string> {
  const tokenHash = randomBytes(32);
  const id = await actIn(here, olga, (tx) => putInvitation(tx, { email, roleKey: "viewer", tokenHash }));
  await asAdmin.unsafe(`update invitations set expires_at = now() + ${until} where id = $1`, [id]);
  return id;
}

function makeKey(name: string, maker: TestPerson): Promise<string> {
  const secret = { secretHash: randomBytes(32), permissions: ["read:member"], rateLimit: 60, days: 30 };
  return actIn(here, maker, (tx) => createApiKey(tx, { name, ...secret }));
}

/** Made a while ago, so that its last quarter is a week. */
async function ends(id: string, within: string): Promise<void> {
  await asAdmin`update api_keys set created_at = now() - interval '60 days', expires_at = now() + ${within}::interval
    where id = ${id}`;
}

import { afterAll, beforeEach, expect, test } from "vitest";
import { listSecurityEvents } from "@/db/queries/security-events";
import { closeConnections } from "@/db/testing/connections";
import { makePerson, type TestPerson } from "@/db/testing/people";
import { asStaff, asUser } from "@/db/wall";
import { securitySentence } from "@/lib/auth/sentences";
import { leastPublished, overlap } from "@/lib/organization/key-times";
import { forgetKeys, pass } from "@/lib/organization/keys-testing";
import { listKeys, rotateSigningKeys } from "./signing-keys";
import { actAsStaff, makeStaff } from "./testing";

beforeEach(forgetKeys);
afterAll(async () => {
  await forgetKeys();
  await closeConnections();
});

const sam = await makeStaff("Sam");

test("staff rotate once, however often they click, and it stands among their own events", async () => {
  const before = await list();
  expect(before.map(({ state }) => state)).toEqual(["current", "next"]);
  await pass(leastPublished);
  const answers = await Promise.all([1, 2, 3].map(() => actAsStaff(sam, rotateSigningKeys, {})));
  expect(answers.filter((answer) => answer !== "not staff" && "done" in answer)).toHaveLength(1);
  expect(answers).toContainEqual({
    refused: "The next key is not known everywhere yet. Try again in 6 minutes.",
  });

  const after = await list();
  expect(after.map(({ state }) => state)).toEqual(["current", "next", "previous"]);
  expect(after[0]?.kid).toBe(before[1]?.kid);
  expect(after[2]?.kid).toBe(before[0]?.kid);
  const left = ((after[2]?.verifiesUntil?.getTime() ?? 0) - Date.now()) / 1000;
  expect(Math.abs(left - overlap)).toBeLessThan(60);
  const { events } = await asUser(sam.userId, (tx) => listSecurityEvents(tx));
  expect(events.map(securitySentence)).toEqual([`You rotated the signing keys: ${before[1]?.kid} signs`]);

  await pass(overlap);
  expect((await list()).map(({ state }) => state)).toEqual(["current", "next"]);
});

test("who is not staff sees no keys and rotates none", async () => {
  const [kid] = (await list()).map((key) => key.kid);
  await pass(leastPublished);
  const nora = await makePerson("Nora");
  expect(await actAsStaff(nora, rotateSigningKeys, {})).toBe("not staff");
  expect(await list(nora)).toEqual([]);
  expect((await list())[0]?.kid).toBe(kid);
});

async function list(person: TestPerson = sam) {
  return (await asStaff(person.session, listKeys))?.result ?? [];
}

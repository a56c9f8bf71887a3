import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { recordEvent } from "@/db/queries/events";
import { updateMemberRole } from "@/db/queries/memberships";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { skipInviting } from "@/lib/invitations/first-step";
import { inviteMembers } from "@/lib/invitations/invite";
import { revokeInvitation } from "@/lib/invitations/operations";
import { createJoinLink } from "@/lib/join-links/operations";
import { readFirstSteps } from "./first-steps";
import { actIn, attempt } from "./testing";

afterAll(closeConnections);

const context = { ip: null, user_agent: null, session_id: null, request_id: null };

let olga: TestPerson;
let anna: TestPerson;
let slug: string;

beforeEach(async () => {
  [olga, anna] = [await makePerson("Olga"), await makePerson("Anna")];
  slug = await makeOrganization([
    [olga, "owner"],
    [anna, "owner"],
  ]);
  await happens("organization.created");
});

test("whoever makes an organization is asked to invite first, and nobody else is asked", async () => {
  expect((await stepsOf(olga))[0]).toEqual({ key: "invite", state: "open" });
  expect(await stepsOf(anna)).toEqual([]);
});

test("an organization of which nothing says who made it asks nobody", async () => {
  slug = await makeOrganization([[olga, "owner"]]);
  expect(await stepsOf(olga)).toEqual([]);
});

test("who may no longer change it is not asked", async () => {
  await actIn(slug, anna, (tx) => updateMemberRole(tx, olga.userId, "member"));
  expect(await stepsOf(olga)).toEqual([]);
});

test("a step that was skipped stays so, and only who may change the organization skips it", async () => {
  const bob = await makePerson("Bob");
  const other = await makeOrganization([
    [olga, "owner"],
    [bob, "member"],
  ]);
  expect(await attempt(other, bob, skipInviting, undefined)).toBe("forbidden");
  expect(await attempt(slug, olga, skipInviting, undefined)).toBe("done");
  expect(await openTo(olga)).not.toContain("invite");
});

test("a step is done by what was done, though it was undone since", async () => {
  const addresses = `${randomUUID()}@example.com`;
  const input = { addresses, roleKey: "member", again: false };
  expect(await attempt(slug, olga, inviteMembers, input)).toBe("done");
  const [invitation] = await asAdmin`select id from invitations where email = ${addresses}`;
  expect(await attempt(slug, olga, revokeInvitation, { id: String(invitation?.id) })).toBe("done");
  expect(await openTo(olga)).not.toContain("invite");
});

test("a join link is a way to invite too", async () => {
  const input = { roleKey: "member", days: 7, useLimit: null, emailDomain: null };
  expect(await attempt(slug, anna, createJoinLink, input)).toBe("done");
  expect(await openTo(olga)).not.toContain("invite");
});

test("when nothing is open any more there are none", async () => {
  const keys = (await stepsOf(olga)).map(({ key }) => key);
  await attempt(slug, olga, skipInviting, undefined);
  for (const key of keys.slice(1)) await happens(`${key}.created`);
  expect(await stepsOf(olga)).toEqual([]);
});

function stepsOf(person: TestPerson) {
  return actIn(slug, person, readFirstSteps);
}

async function openTo(person: TestPerson): Promise<string[]> {
  return (await stepsOf(person)).flatMap(({ key, state }) => (state === "open" ? [key] : []));
}

function happens(action: string): Promise<void> {
  const target = { targetType: "thing", targetId: randomUUID(), targetName: "Thing" };
  return actIn(slug, olga, (tx) => recordEvent(tx, { action, ...target, context }));
}

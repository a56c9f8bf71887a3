import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { inviteMembers } from "@/lib/invitations/invite";
import * as invitations from "@/lib/invitations/operations";
import { invite, makeInvitation } from "@/lib/invitations/testing";
import { attempt } from "@/lib/organization/testing";
import * as bulk from "./bulk-operations";
import * as members from "./operations";
import { act } from "./testing";

afterAll(closeConnections);

type Scene = { slug: string; anna: TestPerson; mia: TestPerson };
type Send = () => Promise<string>;

/** Each operation, what two at once come to, and how one is sent. Where both are done, the second mail replaces the first. */
const operations: Record<string, [answers: string[], ready: (scene: Scene) => Promise<Send> | Send]> = {
  inviteMembers: [
    ["done", "done"],
    ({ slug, anna }) => {
      const input = { email: newAddress(), roleKey: "viewer" };
      return () => invite(slug, anna, input);
    },
  ],
  resendInvitation: [
    ["done", "done"],
    async ({ slug, anna }) => {
      const { id } = await makeInvitation(slug, anna, newAddress());
      return () => attempt(slug, anna, invitations.resendInvitation, { id });
    },
  ],
  revokeInvitation: [
    ["done", "not_found"],
    async ({ slug, anna }) => {
      const { id } = await makeInvitation(slug, anna, newAddress());
      return () => attempt(slug, anna, invitations.revokeInvitation, { id });
    },
  ],
  changeRole: [
    ["conflict", "done"],
    ({ slug, anna, mia }) =>
      () =>
        act(slug, anna, "viewer", mia),
  ],
  suspendMember: [
    ["conflict", "done"],
    ({ slug, anna, mia }) =>
      () =>
        act(slug, anna, "suspend", mia),
  ],
  reactivateMember: [
    ["conflict", "done"],
    async ({ slug, anna, mia }) => {
      await act(slug, anna, "suspend", mia);
      return () => act(slug, anna, "reactivate", mia);
    },
  ],
  removeMember: [
    ["done", "not_found"],
    ({ slug, anna, mia }) =>
      () =>
        act(slug, anna, "remove", mia),
  ],
  leaveOrganization: [
    ["done", "gone"],
    ({ slug, anna }) =>
      () =>
        act(slug, anna, "leave", anna),
  ],
  changeRoles: [
    ["conflict", "done"],
    ({ slug, anna, mia }) => {
      const input = { userIds: [mia.userId], roleKey: "viewer" };
      return () => attempt(slug, anna, bulk.changeRoles, input);
    },
  ],
  suspendMembers: [
    ["conflict", "done"],
    ({ slug, anna, mia }) =>
      () =>
        attempt(slug, anna, bulk.suspendMembers, { userIds: [mia.userId] }),
  ],
  reactivateMembers: [
    ["conflict", "done"],
    async ({ slug, anna, mia }) => {
      await act(slug, anna, "suspend", mia);
      return () => attempt(slug, anna, bulk.reactivateMembers, { userIds: [mia.userId] });
    },
  ],
  removeMembers: [
    ["done", "not_found"],
    ({ slug, anna, mia }) =>
      () =>
        attempt(slug, anna, bulk.removeMembers, { userIds: [mia.userId] }),
  ],
};

for (const [name, [answers, ready]] of Object.entries(operations))
  race(`${name}, sent twice at once`, 2, async () => {
    const { event } = { inviteMembers, ...invitations, ...members, ...bulk }[name] ?? { event: "" };
    const [olga, anna, mia] = [await makePerson("Olga"), await makePerson("Anna"), await makePerson("Mia")];
    const slug = await makeOrganization([
      [olga, "owner"],
      [anna, "admin"],
      [mia, "member"],
    ]);
    const send = await ready({ slug, anna, mia });
    expect((await Promise.all([send(), send()])).toSorted()).toEqual(answers);
    expect(await count(slug, event)).toEqual({
      events: answers.filter((answer) => answer === "done").length,
      pending: name === "inviteMembers" || name === "resendInvitation" ? 1 : 0,
    });
  });

test("every operation on members and invitations is among them", () => {
  const modules = [invitations, members, bulk].flatMap((module) => Object.keys(module));
  const declared = ["inviteMembers", ...modules];
  expect(Object.keys(operations).toSorted()).toEqual(declared.toSorted());
});

async function count(slug: string, event: string) {
  const [row] = await asAdmin`select
      (select count(*)::int from events e where e.organization_id = g.organization_id and e.action = ${event}) as events,
      (select count(*)::int from invitations i where i.organization_id = g.organization_id
        and i.accepted_at is null and i.revoked_at is null) as pending
    from organization_slugs g where g.slug = ${slug}`;
  return { ...row };
}

function newAddress(): string {
  return `new-${randomUUID()}@example.com`;
}

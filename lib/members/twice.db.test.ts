import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { connection } from "@/db/client";
import { closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { rounds } from "@/db/testing/rounds";
import * as invitations from "@/lib/invitations/operations";
import { makeInvitation } from "@/lib/invitations/testing";
import { attemptTwice, type Work } from "@/lib/organization/testing";
import * as members from "./operations";
import { act } from "./testing";

afterAll(async () => {
  await connection().$client.end();
  await closeConnections();
});

type Scene = { slug: string; anna: TestPerson; mia: TestPerson };

/** Each operation, what two at once come to, and what is sent. Where both are done, the second mail replaces the first. */
const operations: Array<[operation: string, answers: string[], ready: (scene: Scene) => Promise<Work>]> = [
  [
    "inviteMember",
    ["done", "done"],
    async () => {
      const input = { email: newAddress(), roleKey: "viewer" };
      return (tx) => invitations.inviteMember.run(tx, input);
    },
  ],
  [
    "resendInvitation",
    ["done", "done"],
    async ({ slug, anna }) => {
      const { id } = await makeInvitation(slug, anna, newAddress());
      return (tx) => invitations.resendInvitation.run(tx, { id });
    },
  ],
  [
    "revokeInvitation",
    ["done", "not_found"],
    async ({ slug, anna }) => {
      const { id } = await makeInvitation(slug, anna, newAddress());
      return (tx) => invitations.revokeInvitation.run(tx, { id });
    },
  ],
  [
    "changeRole",
    ["conflict", "done"],
    async ({ mia }) =>
      (tx) =>
        members.changeRole.run(tx, { userId: mia.userId, roleKey: "viewer" }),
  ],
  [
    "suspendMember",
    ["conflict", "done"],
    async ({ mia }) =>
      (tx) =>
        members.suspendMember.run(tx, { userId: mia.userId }),
  ],
  [
    "reactivateMember",
    ["conflict", "done"],
    async ({ slug, anna, mia }) => {
      await act(slug, anna, "suspend", mia);
      return (tx) => members.reactivateMember.run(tx, { userId: mia.userId });
    },
  ],
  [
    "removeMember",
    ["done", "not_found"],
    async ({ mia }) =>
      (tx) =>
        members.removeMember.run(tx, { userId: mia.userId }),
  ],
  ["leaveOrganization", ["done", "gone"], async () => (tx) => members.leaveOrganization.run(tx, undefined)],
];

const times = rounds(2);

test.each(operations)(
  `%s, sent twice at once, comes to %j, in ${times} rounds`,
  async (_, answers, ready) => {
    for (let round = 0; round < times; round += 1) {
      const [olga, anna, mia] = [await makePerson("Olga"), await makePerson("Anna"), await makePerson("Mia")];
      const slug = await makeOrganization([
        [olga, "owner"],
        [anna, "admin"],
        [mia, "member"],
      ]);
      const work = await ready({ slug, anna, mia });
      expect(await attemptTwice(slug, anna, work)).toEqual(answers);
    }
  },
);

test("every operation on members and invitations is among them", () => {
  const declared = [...Object.keys(invitations), ...Object.keys(members)];
  expect(operations.map(([name]) => name).toSorted()).toEqual(declared.toSorted());
});

function newAddress(): string {
  return `new-${randomUUID()}@example.com`;
}

import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { act } from "@/lib/members/testing";
import { attempt } from "@/lib/organization/testing";
import { resendInvitation, revokeInvitation } from "./operations";
import { accept, invite, makeInvitation } from "./testing";

afterAll(closeConnections);

let olga: TestPerson;
let nora: TestPerson;
let nils: TestPerson;

beforeEach(async () => {
  [olga, nora, nils] = [await makePerson("Olga"), await makePerson("Nora"), await makePerson("Nils")];
});

race("twenty who accept one invitation at once make one member", 5, async () => {
  const slug = await makeOrganization([[olga, "owner"]]);
  const { id, tokenHash } = await makeInvitation(slug, olga, nora.email);
  // By the link and by what waits in the chooser; every fourth is somebody else.
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      accept(index % 4 === 0 ? nils : nora, index % 2 === 0 ? { tokenHash } : { id }),
    ),
  );
  expect(new Set(answers.filter((_, index) => index % 4 === 0))).toEqual(new Set([undefined]));
  expect(new Set(answers.filter((_, index) => index % 4 !== 0))).toEqual(new Set([slug]));
  expect(await look(slug)).toEqual({ members: 2, accepted: 1, revoked: 0, pending: 0, events: 1 });
});

race("an invitation that is accepted and revoked at once is one of both", 5, async () => {
  const slug = await makeOrganization([[olga, "owner"]]);
  const invitation = await makeInvitation(slug, olga, nora.email);
  const [came, revoked] = await Promise.all([
    accept(nora, invitation),
    attempt(slug, olga, revokeInvitation, { id: invitation.id }),
  ]);
  expect([came === slug, revoked]).toEqual(came ? [true, "not_found"] : [false, "done"]);
  expect(await look(slug)).toEqual(
    came
      ? { members: 2, accepted: 1, revoked: 0, pending: 0, events: 1 }
      : { members: 1, accepted: 0, revoked: 1, pending: 0, events: 0 },
  );
});

race("an invitation that is accepted as it expires is accepted or over", 5, async () => {
  const slug = await makeOrganization([[olga, "owner"]]);
  const { id, tokenHash } = await makeInvitation(slug, olga, nora.email);
  const [came] = await Promise.all([
    accept(nora, { tokenHash }),
    asAdmin`update invitations set expires_at = clock_timestamp() where id = ${id}`,
  ]);
  expect(await look(slug)).toEqual(
    came
      ? { members: 2, accepted: 1, revoked: 0, pending: 0, events: 1 }
      : { members: 1, accepted: 0, revoked: 0, pending: 1, events: 0 },
  );
  expect(await accept(nora, { tokenHash }), "afterwards").toBe(came);
});

race("an invitation that is accepted and sent again at once is one of both", 5, async () => {
  const [inviter, invited] = [await makePerson("Anna"), await makePerson("Mia")];
  const slug = await makeOrganization([[inviter, "owner"]]);
  const invitation = await makeInvitation(slug, inviter, invited.email);
  const [came, again] = await Promise.all([
    accept(invited, { tokenHash: invitation.tokenHash }),
    attempt(slug, inviter, resendInvitation, { id: invitation.id }),
  ]);
  expect([came === slug, again]).toEqual(came ? [true, "not_found"] : [false, "done"]);
  expect(await look(slug)).toEqual(
    came
      ? { members: 2, accepted: 1, revoked: 0, pending: 0, events: 1 }
      : { members: 1, accepted: 0, revoked: 0, pending: 1, events: 0 },
  );
});

race("an inviter who is removed at the moment of acceptance leaves no half member", 5, async () => {
  const slug = await makeOrganization([
    [olga, "owner"],
    [nils, "admin"],
  ]);
  const invitation = await makeInvitation(slug, nils, nora.email);
  const [came, removed] = await Promise.all([accept(nora, invitation), act(slug, olga, "remove", nils)]);
  expect(removed).toBe("done");
  expect(await look(slug)).toEqual(
    came
      ? { members: 2, accepted: 1, revoked: 0, pending: 0, events: 1 }
      : { members: 1, accepted: 0, revoked: 1, pending: 0, events: 0 },
  );
});

race("two who invite the same address at once leave one invitation", 5, async () => {
  const [anna, otto] = [await makePerson("Anna"), await makePerson("Otto")];
  const slug = await makeOrganization([
    [otto, "owner"],
    [anna, "admin"],
  ]);
  const input = { email: `new-${randomBytes(8).toString("hex")}@example.com`, roleKey: "member" };
  const answers = await Promise.all([anna, otto].map((person) => invite(slug, person, input)));
  expect(answers).toEqual(["done", "done"]);
  expect(await look(slug)).toEqual({ members: 2, accepted: 0, revoked: 0, pending: 1, events: 0 });
});

test("more people invite at once than there are connections, and none waits for another for ever", async () => {
  const people = await Promise.all(Array.from({ length: 30 }, (_, index) => makePerson(`P${index}`)));
  const slug = await makeOrganization(people.map((person) => [person, "owner"]));
  const answers = await Promise.all(
    people.map((person, index) =>
      invite(slug, person, { email: `${index}-${person.email}`, roleKey: "viewer" }),
    ),
  );
  expect(new Set(answers)).toEqual(new Set(["done"]));
});

/** What the organization holds: who is in, how its invitations stand, and how many events say that somebody came in. */
async function look(slug: string) {
  const [row] = await asAdmin`select
      (select count(*)::int from memberships m where m.organization_id = g.organization_id and m.state = 'active') as members,
      count(i.accepted_at)::int as accepted, count(i.revoked_at)::int as revoked,
      count(*) filter (where i.id is not null and i.accepted_at is null and i.revoked_at is null)::int as pending,
      (select count(*)::int from events e where e.organization_id = g.organization_id
        and e.action = 'invitation.accepted') as events
    from organization_slugs g left join invitations i on i.organization_id = g.organization_id
    where g.slug = ${slug} group by g.organization_id`;
  return { ...row } as Record<"members" | "accepted" | "revoked" | "pending" | "events", number>;
}

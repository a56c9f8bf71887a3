import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createMembership, reviveMembership, updateMemberRole } from "@/db/queries/memberships";
import { asAdmin, closeConnections, inContext, sqlState } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { resendInvitation } from "@/lib/invitations/operations";
import { accept, invite as inviteTo, type MadeInvitation, makeInvitation } from "@/lib/invitations/testing";
import { act } from "@/lib/members/testing";
import { limitsOf, noticeWhenFull, readRoom, seatsInWords } from "./limits";
import { Refused } from "./perform";
import { actIn, attempt } from "./testing";

afterAll(closeConnections);

let slug: string;
let olga: TestPerson;
let nora: TestPerson;

beforeEach(async () => {
  [olga, nora] = [await makePerson("Olga"), await makePerson("Nora")];
  slug = await makeOrganization([[olga, "owner"]]);
});

describe("a seat", () => {
  test("is held by who is in and by who is invited, and the last one can be taken", async () => {
    await limit(slug, 3);
    expect(await invite(olga)).toBe("done");
    expect(await invite(olga)).toBe("done");
    expect(await invite(olga)).toBe("limit_reached");
    expect(await used(slug)).toBe(3);
    const room = await actIn(slug, olga, readRoom);
    expect(seatsInWords(room)).toBe("3 of 3 seats: 1 person, 2 pending invitations");
    expect(noticeWhenFull(room)?.title).toBe("Every seat is taken");
  });

  test("that an invitation holds becomes the person's, also when it is the last", async () => {
    const offer = await makeInvitation(slug, olga, nora.email);
    await limit(slug, 2);
    expect(await answer(nora, offer)).toBe(slug);
    expect(await used(slug)).toBe(2);
  });

  test("is free again when an invitation has expired, and taken again when it is sent anew", async () => {
    await limit(slug, 2);
    const offer = await makeInvitation(slug, olga, nora.email);
    await expire(offer);
    expect(await invite(olga)).toBe("done");
    expect(await attempt(slug, olga, resendInvitation, { id: offer.id })).toBe("limit_reached");
    await limit(slug, 3);
    expect(await attempt(slug, olga, resendInvitation, { id: offer.id })).toBe("done");
  });

  test("is not there for who was removed and comes back to a full place", async () => {
    await answer(nora, await makeInvitation(slug, olga, nora.email));
    expect(await act(slug, olga, "remove", nora)).toBe("done");
    const offer = await makeInvitation(slug, olga, nora.email);
    await limit(slug, 1);
    expect(await answer(nora, offer)).toBe("limit_reached");
  });
});

test("who accepts when staff took seats away is refused, nothing is written, and the invitation stays good", async () => {
  const offer = await makeInvitation(slug, olga, nora.email);
  await limit(slug, 1);
  expect(await answer(nora, offer)).toBe("limit_reached");
  expect(await answer(nora, { id: offer.id })).toBe("limit_reached");
  const [row] = await asAdmin`select accepted_at,
    (select count(*)::int from memberships where user_id = ${nora.userId}) as memberships,
    (select count(*)::int from events where target_id = ${offer.id} and action = 'invitation.accepted') as events
    from invitations where id = ${offer.id}`;
  expect({ ...row }).toEqual({ accepted_at: null, memberships: 0, events: 0 });
  await limit(slug, 2);
  expect(await answer(nora, offer)).toBe(slug);
});

test("invitations have a limit of their own", async () => {
  await asAdmin`update organizations set invitation_limit = 1 where id = ${await idOf(slug)}`;
  expect(await invite(olga)).toBe("done");
  expect(await invite(olga)).toBe("limit_reached");
  expect(noticeWhenFull(await actIn(slug, olga, readRoom))?.title).toBe("No more invitations for now");
});

test("what staff set goes before the plan, also nothing at all", () => {
  const plan = limitsOf({ seatLimit: null, invitationLimit: null });
  expect(limitsOf({ seatLimit: 7, invitationLimit: null })).toEqual({ ...plan, seats: 7 });
  expect(limitsOf({ seatLimit: null, invitationLimit: 0 })).toEqual({ ...plan, pendingInvitations: 0 });
});

describe("the database refuses, whoever forgot to ask", () => {
  const membership = () => ({ roleKey: "member", name: "Nora", email: nora.email, source: "link" as const });

  test.each(["a new member", "one who comes back", "a new invitation", "an invitation sent anew"])(
    "%s",
    async (who) => {
      const [offer, organizationId] = [await makeInvitation(slug, olga, nora.email), await idOf(slug)];
      await expire(offer);
      if (who === "one who comes back")
        await asAdmin`insert into memberships (organization_id, user_id, role_key, state, name, email, source)
          values (${organizationId}, ${nora.userId}, 'member', 'removed', 'Nora', ${nora.email}, 'invitation')`;
      const ways: Record<string, () => Promise<unknown>> = {
        "a new member": () =>
          actIn(slug, olga, (tx) =>
            createMembership(Object.assign(tx, { userId: nora.userId }), membership()),
          ),
        "one who comes back": () =>
          actIn(slug, olga, (tx) =>
            reviveMembership(Object.assign(tx, { userId: nora.userId }), membership()),
          ),
        "a new invitation": () => makeInvitation(slug, olga, `other-${nora.email}`),
        "an invitation sent anew": () => makeInvitation(slug, olga, nora.email),
      };
      await limit(slug, 1);
      expect(await state(ways[who]?.())).toBe("23514");
      await limit(slug, 2);
      expect(await state(ways[who]?.())).toBe("none");
    },
  );

  test("and leaves alone who is in already", async () => {
    await answer(nora, await makeInvitation(slug, olga, nora.email));
    await limit(slug, 1);
    await actIn(slug, olga, (tx) => updateMemberRole(tx, nora.userId, "viewer"));
    expect(await act(slug, olga, "suspend", nora)).toBe("done");
    expect(await act(slug, olga, "reactivate", nora)).toBe("done");
  });
});

test.each([
  ["seats", "update organizations set seat_limit = 999"],
  ["invitations", "update organizations set invitation_limit = 999"],
  ["a suspension", "update organizations set state = 'suspended'"],
  ["seats of a new organization", "insert into organizations (name, seat_limit) values ('x', 999)"],
])("an organization cannot give itself %s", async (_what, statement) => {
  const organizationId = await idOf(slug);
  const tried = inContext({ organizationId, userId: olga.userId }, (tx) => tx.unsafe(statement));
  expect(await sqlState(tried)).toBe("42501");
});

test("a suspended organization cannot restore itself", async () => {
  const organizationId = await idOf(slug);
  await asAdmin`update organizations set state = 'suspended' where id = ${organizationId}`;
  for (const statement of [
    "update organizations set state = 'live'",
    "update organizations set state = 'deleted', deleted_at = now()",
  ]) {
    const tried = inContext({ organizationId, userId: olga.userId }, (tx) => tx.unsafe(statement));
    expect(await sqlState(tried), statement).toBe("42501");
  }
});

race("thirty who invite at once fill the last ten seats, and none more", 3, async () => {
  const owners = await Promise.all(Array.from({ length: 30 }, (_, index) => makePerson(`P${index}`)));
  slug = await makeOrganization(owners.map((owner) => [owner, "owner"]));
  await limit(slug, 40);
  const answers = await Promise.all(owners.map((owner) => invite(owner)));
  expect(answers.filter((each) => each === "done")).toHaveLength(10);
  expect(answers.filter((each) => each === "limit_reached")).toHaveLength(20);
  expect(await used(slug)).toBe(40);
});

race("of thirty who accept, invite and send again at once ten get a seat, and none more", 3, async () => {
  const [owners, invited] = await Promise.all(
    [10, 20].map((length) => Promise.all(Array.from({ length }, (_, index) => makePerson(`P${index}`)))),
  );
  if (!owners || !invited) throw new Error("Nobody is there.");
  slug = await makeOrganization(owners.map((owner) => [owner, "owner"]));
  const offers = await Promise.all(
    invited.map(({ email }) => makeInvitation(slug, owners[0] as TestPerson, email)),
  );
  // Five hold a seat already; fifteen lost theirs.
  await Promise.all(offers.slice(5).map(expire));
  await limit(slug, 20);
  const came = invited.slice(0, 5).map((person, index) => answer(person, offers[index] as MadeInvitation));
  const others = [
    ...owners.map((owner) => invite(owner)),
    ...offers
      .slice(5)
      .map(({ id }, index) => attempt(slug, owners[index % 10] as TestPerson, resendInvitation, { id })),
  ];
  expect(new Set(await Promise.all(came))).toEqual(new Set([slug]));
  expect((await Promise.all(others)).filter((each) => each === "done")).toHaveLength(5);
  expect(await used(slug)).toBe(20);
});

async function invite(inviter: TestPerson): Promise<string> {
  const { email } = await makePerson("New");
  return inviteTo(slug, inviter, { email, roleKey: "viewer" });
}

/** The slug, or the code of the refusal. */
async function answer(person: TestPerson, key: MadeInvitation | { id: string }): Promise<string | undefined> {
  return accept(person, key).catch((error: unknown) => {
    if (error instanceof Refused) return error.reason.code;
    throw error;
  });
}

async function limit(of: string, seats: number): Promise<void> {
  await asAdmin`update organizations set seat_limit = ${seats} where id = ${await idOf(of)}`;
}

async function expire({ id }: { id: string }): Promise<void> {
  await asAdmin`update invitations set expires_at = now() - interval '1 minute' where id = ${id}`;
}

async function idOf(of: string): Promise<string> {
  const [row] = await asAdmin`select organization_id as id from organization_slugs where slug = ${of}`;
  return row?.id;
}

/** Members and invitations that wait. */
async function used(of: string): Promise<number> {
  const id = await idOf(of);
  const [row] = await asAdmin`select
    (select count(*)::int from memberships where organization_id = ${id} and state <> 'removed') +
    (select count(*)::int from invitations where organization_id = ${id} and accepted_at is null
      and revoked_at is null and declined_at is null and expires_at > now()) as used`;
  return row?.used;
}

/** As `sqlState`, of what the app's own queries throw. */
async function state(work: Promise<unknown> | undefined): Promise<string> {
  return sqlState(Promise.resolve(work).catch((error: Error) => Promise.reject(error.cause ?? error)));
}

import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { listPendingInvitations, revokeInvitation } from "@/db/queries/invitations";
import { updateMemberRole, updateMemberState } from "@/db/queries/memberships";
import { findInvitation, listWaitingInvitations } from "@/db/queries/own-invitations";
import { updateOwnEmail } from "@/db/queries/own-memberships";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { asUser, inOwnOrganizations } from "@/db/wall";
import { act } from "@/lib/members/testing";
import { actIn, attempt } from "@/lib/organization/testing";
import { resendInvitation } from "./operations";
import { accept, type MadeInvitation, makeInvitation } from "./testing";

afterAll(closeConnections);

let slug: string;
let olga: TestPerson;
let anna: TestPerson;
let nora: TestPerson;
let invitation: MadeInvitation;

beforeEach(async () => {
  [olga, anna, nora] = [await makePerson("Olga"), await makePerson("Anna"), await makePerson("Nora")];
  slug = await makeOrganization([
    [olga, "owner"],
    [anna, "admin"],
  ]);
  invitation = await makeInvitation(slug, anna, nora.email);
});

async function membership(person: TestPerson) {
  const [row] = await asAdmin`select m.role_key as role, m.state, m.email from memberships m
    join organization_slugs g on g.organization_id = m.organization_id and g.slug = ${slug}
    where m.user_id = ${person.userId}`;
  return row && { ...row };
}

async function acceptances(): Promise<number> {
  const [row] = await asAdmin`select count(*)::int as events from events
    where action = 'invitation.accepted' and target_id = ${invitation.id}`;
  return row?.events;
}

describe("an invited person comes in", () => {
  test.each(["by the mailed token", "by the id that waits for them"])("%s", async (how) => {
    const key = how === "by the mailed token" ? { tokenHash: invitation.tokenHash } : { id: invitation.id };
    expect(await accept(nora, key)).toBe(slug);
    expect(await membership(nora)).toEqual({ role: "member", state: "active", email: nora.email });
    expect(await acceptances()).toBe(1);
  });

  test("by an address of theirs that is proved, though another is the primary one", async () => {
    const second = `second-${randomUUID()}@example.com`;
    await asAdmin`insert into user_emails (user_id, address, normalized, is_primary, verified_at)
      values (${nora.userId}, ${second}, ${second}, false, now())`;
    const other = await makeInvitation(slug, anna, second, "viewer");
    expect(await accept(nora, { tokenHash: other.tokenHash })).toBe(slug);
    expect(await membership(nora)).toEqual({ role: "viewer", state: "active", email: second });
  });

  test("again after they were removed, with the new role", async () => {
    await accept(nora, invitation);
    await actIn(slug, olga, (tx) => updateMemberState(tx, nora.userId, "removed"));
    const again = await makeInvitation(slug, anna, nora.email, "viewer");
    expect(await accept(nora, { id: again.id })).toBe(slug);
    expect(await membership(nora)).toMatchObject({ role: "viewer", state: "active" });
  });

  test("rule 3: an invitation is accepted twice, and it is as once", async () => {
    expect(await accept(nora, invitation)).toBe(slug);
    expect(await accept(nora, invitation)).toBe(slug);
    expect(await accept(nora, { id: invitation.id })).toBe(slug);
    expect(await acceptances()).toBe(1);
  });

  test("and keeps a role that they have already", async () => {
    const offer = await makeInvitation(slug, olga, anna.email, "viewer");
    expect(await accept(anna, offer)).toBe(slug);
    expect(await membership(anna)).toMatchObject({ role: "admin" });
  });
});

test("who was invited to two of their addresses needs one seat", async () => {
  const second = `second-${randomUUID()}@example.com`;
  await asAdmin`insert into user_emails (user_id, address, normalized, is_primary, verified_at)
    values (${nora.userId}, ${second}, ${second}, false, now())`;
  await makeInvitation(slug, anna, second, "viewer");
  await asAdmin`update organizations o set seat_limit = 3 from organization_slugs g
    where g.organization_id = o.id and g.slug = ${slug}`;
  expect(await accept(nora, invitation)).toBe(slug);
  expect(await actIn(slug, olga, listPendingInvitations)).toEqual([]);
});

describe("sending again", () => {
  const resend = () => attempt(slug, olga, resendInvitation, { id: invitation.id });
  const limitSeats = (seats: number) => asAdmin`update organizations o set seat_limit = ${seats}
    from organization_slugs g where g.organization_id = o.id and g.slug = ${slug}`;

  test("a live one needs no seat more, and an expired one does", async () => {
    await limitSeats(2);
    expect(await resend()).toBe("done");
    await asAdmin`update invitations set expires_at = now() where id = ${invitation.id}`;
    expect(await resend()).toBe("limit_reached");
    await limitSeats(3);
    expect(await resend()).toBe("done");
  });

  test("to somebody who is in by now is refused", async () => {
    const toAnna = await makeInvitation(slug, olga, anna.email);
    expect(await attempt(slug, olga, resendInvitation, { id: toAnna.id })).toBe("conflict");
  });
});

describe("nobody comes in", () => {
  afterEach(async () => expect(await membership(nora)).toBeUndefined());

  test("rule 3: an invitation lets in nobody to whom it was not sent, token or id in hand", async () => {
    const nils = await makePerson("Nils");
    expect(await accept(nils, invitation)).toBeUndefined();
    expect(await accept(nils, { id: invitation.id })).toBeUndefined();
    expect(await membership(nils)).toBeUndefined();
  });

  test("rule 3: an invitation lets in nobody by an address that they only claim", async () => {
    const claimed = `claimed-${randomUUID()}@example.com`;
    await asAdmin`insert into user_emails (user_id, address, normalized, is_primary)
      values (${nora.userId}, ${claimed}, ${claimed}, false)`;
    const other = await makeInvitation(slug, anna, claimed);
    expect(await accept(nora, other)).toBeUndefined();
    expect(await accept(nora, { id: other.id })).toBeUndefined();
  });

  test.each(["revoked", "expired", "renewed"])(
    "rule 3: an invitation lets in nobody once it was %s",
    async (how) => {
      if (how === "revoked") await actIn(slug, anna, (tx) => revokeInvitation(tx, invitation.id));
      if (how === "expired")
        await asAdmin`update invitations set expires_at = now() where id = ${invitation.id}`;
      if (how === "renewed") await makeInvitation(slug, anna, nora.email);
      expect(await accept(nora, { tokenHash: invitation.tokenHash })).toBeUndefined();
    },
  );

  test.each(["demoted", "suspended", "removed"])(
    "rule 3: an invitation lets in nobody once its inviter is %s",
    async (what) => {
      await actIn(slug, olga, (tx) =>
        what === "demoted"
          ? updateMemberRole(tx, anna.userId, "viewer")
          : updateMemberState(tx, anna.userId, what as "suspended" | "removed"),
      );
      expect(await accept(nora, invitation)).toBeUndefined();
      expect(await listWaitingInvitations(nora.session)).toEqual([]);
      expect(await findInvitation(invitation.tokenHash, nora.userId)).toMatchObject({ state: "withdrawn" });
      expect(await actIn(slug, olga, listPendingInvitations)).toMatchObject([{ isWithdrawn: true }]);
    },
  );
});

describe("who is out stays out", () => {
  test("rule 3: an invitation lets in nobody who is suspended", async () => {
    await accept(nora, invitation);
    await actIn(slug, olga, (tx) => updateMemberState(tx, nora.userId, "suspended"));
    const other = await makeInvitation(slug, anna, nora.email);
    expect(await accept(nora, other)).toBeUndefined();
    expect(await accept(nora, invitation)).toBeUndefined();
    expect(await membership(nora)).toMatchObject({ state: "suspended" });
  });

  test("rule 3: an invitation that was accepted lets in nobody who was removed since", async () => {
    await accept(nora, invitation);
    await actIn(slug, olga, (tx) => updateMemberState(tx, nora.userId, "removed"));
    expect(await accept(nora, invitation)).toBeUndefined();
    expect(await accept(nora, { id: invitation.id })).toBeUndefined();
    expect(await membership(nora)).toMatchObject({ state: "removed" });
  });
});

test("who was removed does not come back by an older invitation to another of their addresses", async () => {
  const second = `second-${randomUUID()}@example.com`;
  await asAdmin`insert into user_emails (user_id, address, normalized, is_primary, verified_at)
    values (${nora.userId}, ${second}, ${second}, false, now())`;
  const other = await makeInvitation(slug, anna, second);
  await accept(nora, { id: invitation.id });
  await actIn(slug, olga, (tx) => updateMemberState(tx, nora.userId, "removed"));
  expect(await listWaitingInvitations(nora.session)).toEqual([]);
  expect(await accept(nora, { tokenHash: other.tokenHash })).toBeUndefined();

  const again = await makeInvitation(slug, anna, second);
  expect(await accept(nora, { id: again.id })).toBe(slug);
});

test("who was invited again comes back, though their tombstone was changed since", async () => {
  await accept(nora, { id: invitation.id });
  const { organizationId } = await accessOf(nora, slug);
  await actIn(slug, olga, (tx) => updateMemberState(tx, nora.userId, "removed"));
  const again = await makeInvitation(slug, anna, nora.email);
  await asUser(nora.userId, (tx) =>
    inOwnOrganizations(tx, [organizationId], (there) => updateOwnEmail(there, `new-${nora.email}`)),
  );
  expect(await accept(nora, { id: again.id })).toBe(slug);
});

test("rule 3: an invitation of somebody who was removed stays dead when they come back", async () => {
  await act(slug, olga, "remove", anna);
  const back = await makeInvitation(slug, olga, anna.email, "admin");
  expect(await accept(anna, back)).toBe(slug);
  expect(await accept(nora, invitation)).toBeUndefined();
  expect(await accept(nora, { id: invitation.id })).toBeUndefined();
  expect(await listWaitingInvitations(nora.session)).toEqual([]);
});

describe("what waits for a person", () => {
  const waiting = async (person: TestPerson) =>
    (await listWaitingInvitations(person.session)).map(({ id }) => id);

  test("is shown to them and to nobody else", async () => {
    expect(await listWaitingInvitations(nora.session)).toEqual([
      { id: invitation.id, slug, organizationName: slug, roleName: "Member", inviterName: "Anna" },
    ]);
    expect(await waiting(await makePerson("Nils"))).toEqual([]);
    expect(await listWaitingInvitations(Buffer.alloc(32))).toEqual([]);
  });

  test("is gone once they are in, and once it is revoked or expired", async () => {
    await accept(nora, invitation);
    expect(await waiting(nora)).toEqual([]);
    const mia = await makePerson("Mia");
    const other = await makeInvitation(slug, anna, mia.email);
    expect(await waiting(mia)).toEqual([other.id]);
    await asAdmin`update invitations set expires_at = now() where id = ${other.id}`;
    expect(await waiting(mia)).toEqual([]);
    await makeInvitation(slug, anna, mia.email);
    expect(await waiting(mia)).toEqual([other.id]);
    await actIn(slug, anna, (tx) => revokeInvitation(tx, other.id));
    expect(await waiting(mia)).toEqual([]);
  });
});

test("the page of an invitation knows who looks", async () => {
  const look = async (person?: TestPerson) => {
    const found = await findInvitation(invitation.tokenHash, person?.userId);
    return found && [found.state, found.isMine, found.isMember];
  };
  expect(await look()).toEqual(["pending", false, false]);
  expect(await look(nora)).toEqual(["pending", true, false]);
  expect(await look(olga)).toEqual(["pending", false, true]);
  await accept(nora, invitation);
  expect(await look(nora)).toEqual(["accepted", true, true]);
  expect(await look()).toEqual(["accepted", false, false]);
});

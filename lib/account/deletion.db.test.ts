import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { updateMemberState } from "@/db/queries/memberships";
import { findSession } from "@/db/queries/sessions";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { asUser, enterOrganization, inOwnOrganizations } from "@/db/wall";
import { brand } from "@/lib/brand";
import { accept, makeInvitation } from "@/lib/invitations/testing";
import { closeJobQueue } from "@/lib/jobs/queue";
import { act, countActiveOwners } from "@/lib/members/testing";
import { requestDeletion } from "./deletion";
import { formerMember, purgePeople } from "./purge";
import { askToDelete, context, eventsIn, keep, rowIn, signedIn, timeIsOver } from "./testing";

afterAll(async () => {
  await closeJobQueue();
  await closeConnections();
});

let olga: TestPerson;
let mia: TestPerson;
let slug: string;

beforeEach(async () => {
  [olga, mia] = [await makePerson("Olga"), await makePerson("Mia")];
  slug = await makeOrganization([
    [olga, "owner"],
    [mia, "member"],
  ]);
});

describe("who asks for their account to be deleted", () => {
  test("is out of everything at once, and nobody lets them in but they themselves", async () => {
    const before = await accessOf(mia, slug);
    expect(await askToDelete(mia)).toBe("done");
    expect(await findSession(mia.session)).toBeUndefined();
    expect((await enterOrganization(before, async () => true)).outcome).toBe("gone");
    expect(await act(slug, olga, "reactivate", mia)).toBe("conflict");
    expect(await rowIn(slug, mia)).toMatchObject({ state: "suspended", leaving_from: "active" });
    expect((await eventsIn(slug))[0]).toBe("Mia member.wentAway");
    // Even with a session of their own they are nobody.
    await asAdmin`update sessions set revoked_at = null where token_hash = ${mia.session}`;
    expect(await findSession(mia.session)).toBeUndefined();
    await expect(accessOf(mia, slug)).rejects.toThrow();
  });

  test("the database itself lets nobody bring them back by half", async () => {
    await askToDelete(mia);
    await expect(
      asAdmin`update memberships set state = 'active' where user_id = ${mia.userId}`,
    ).rejects.toThrow("memberships_leaving");
  });

  test("has invitations that lead nowhere meanwhile", async () => {
    const ned = await makePerson("Ned");
    const invitation = await makeInvitation(slug, mia, ned.email, "viewer");
    await askToDelete(mia);
    expect(await accept(ned, invitation)).toBeUndefined();
    await keep(mia);
    expect(await accept(ned, invitation)).toBe(slug);
  });

  test("cannot come in anywhere by an invitation of before", async () => {
    const other = await makeOrganization([[olga, "owner"]]);
    const invitation = await makeInvitation(other, olga, mia.email, "viewer");
    await askToDelete(mia);
    expect(await accept(mia, invitation)).toBeUndefined();
  });

  test("keeps it, and everything is as it was", async () => {
    await askToDelete(mia);
    expect(await keep(mia)).toBe(true);
    expect(await rowIn(slug, mia)).toMatchObject({ state: "active", role_key: "member", leaving_from: null });
    expect((await accessOf(mia, slug)).permissions.has("invite:member")).toBe(true);
    expect((await eventsIn(slug))[0]).toBe("Mia member.returned");
    expect(await keep(mia), "twice").toBe(false);
  });

  test("comes back neither where they were suspended before, nor where they were removed since", async () => {
    const other = await makeOrganization([
      [olga, "owner"],
      [mia, "member"],
    ]);
    await act(slug, olga, "suspend", mia);
    await askToDelete(mia);
    expect(await act(other, olga, "remove", mia)).toBe("done");
    await keep(mia);
    expect(await rowIn(slug, mia)).toMatchObject({ state: "suspended", leaving_from: null });
    expect(await rowIn(other, mia)).toMatchObject({ state: "removed", leaving_from: null });
    expect(await act(slug, olga, "reactivate", mia)).toBe("done");
  });
});

test("who is suspended while they are leaving comes back suspended", async () => {
  await askToDelete(mia);
  expect(await act(slug, olga, "suspend", mia)).toBe("done");
  expect(await act(slug, olga, "suspend", mia), "twice").toBe("conflict");
  await keep(mia);
  expect(await rowIn(slug, mia)).toMatchObject({ state: "suspended", leaving_from: null });
});

test("who was removed meanwhile and invited again has kept the invitation with the account", async () => {
  await askToDelete(mia);
  await act(slug, olga, "remove", mia);
  const again = await makeInvitation(slug, olga, mia.email, "viewer");
  await keep(mia);
  expect(await accept(mia, again)).toBe(slug);
});

test("no session that was left to somebody opens an organization to them", async () => {
  const before = await accessOf(mia, slug);
  await asAdmin`update users set delete_after = now() + interval '1 day' where id = ${mia.userId}`;
  expect((await enterOrganization(before, async () => true)).outcome).toBe("gone");
});

describe("an organization keeps somebody who runs it", () => {
  test("the only owner cannot go before there is another, and nothing is done by half", async () => {
    const other = await makeOrganization([
      [mia, "owner"],
      [olga, "member"],
    ]);
    expect(await askToDelete(olga)).toBe("conflict");
    expect(await rowIn(other, olga)).toMatchObject({ state: "active" });
    expect(await act(slug, olga, "owner", mia)).toBe("done");
    expect(await askToDelete(olga)).toBe("done");
    expect(await countActiveOwners(slug)).toBe(1);
    expect(await act(slug, mia, "leave", mia), "who is leaving does not count").toBe("conflict");
  });

  test("one that staff suspended holds them back too", async () => {
    await asAdmin`update organizations set state = 'suspended'
      where id = (select organization_id from organization_slugs where slug = ${slug})`;
    const refusal = await requestDeletion(await signedIn(olga), context);
    expect(refusal?.message).toContain(brand.support);
    expect(await rowIn(slug, olga)).toMatchObject({ state: "active", leaving_from: null });
    expect(await askToDelete(mia), "who is not needed there goes").toBe("done");
  });

  test("the database itself keeps the only one, whoever forgot to ask", async () => {
    const { organizationId } = await accessOf(olga, slug);
    const suspend = asUser(olga.userId, (tx) =>
      inOwnOrganizations(tx, [organizationId], (there) => updateMemberState(there, olga.userId, "suspended")),
    );
    await expect(suspend).rejects.toThrow("keeps an active member");
    expect(await countActiveOwners(slug)).toBe(1);
  });

  test("one that is deleted holds nobody back", async () => {
    await asAdmin`update organizations set state = 'deleted', deleted_at = now()
      where id = (select organization_id from organization_slugs where slug = ${slug})`;
    expect(await askToDelete(olga)).toBe("done");
    await timeIsOver(olga);
    await purgePeople();
    expect(await rowIn(slug, olga)).toMatchObject({ name: formerMember, email: "" });
  });

  race("of two owners who delete their accounts at once, one stays", 8, async () => {
    const [one, two] = [await makePerson("One"), await makePerson("Two")];
    const theirs = await makeOrganization([
      [one, "owner"],
      [two, "owner"],
    ]);
    const both = await makeOrganization([
      [two, "owner"],
      [one, "owner"],
    ]);
    const said = await Promise.all([askToDelete(one), askToDelete(two)]);
    expect(said.toSorted()).toEqual(["conflict", "done"]);
    expect([await countActiveOwners(theirs), await countActiveOwners(both)]).toEqual([1, 1]);
  });

  race("of an owner who deletes their account and one who leaves at once, one stays", 8, async () => {
    const [one, two] = [await makePerson("One"), await makePerson("Two")];
    const theirs = await makeOrganization([
      [one, "owner"],
      [two, "owner"],
    ]);
    const said = await Promise.all([askToDelete(one), act(theirs, two, "leave", two)]);
    expect(said.toSorted()).toEqual(["conflict", "done"]);
    expect(await countActiveOwners(theirs)).toBe(1);
  });

  race("who accepts an invitation while they delete their account is in nowhere", 8, async () => {
    const ned = await makePerson("Ned");
    const invitation = await makeInvitation(slug, olga, ned.email, "viewer");
    await Promise.all([askToDelete(ned), accept(ned, invitation)]);
    expect((await rowIn(slug, ned))?.state ?? "never came").toMatch(/suspended|never came/);
  });
});

describe("when the time is over", () => {
  test("nothing of the person is left, and what organizations remember has no name", async () => {
    await askToDelete(mia);
    expect(await purgePeople(), "not before the time").toBe(0);
    await timeIsOver(mia);
    expect(await keep(mia), "too late").toBe(false);
    expect(await purgePeople()).toBe(1);
    expect(await purgePeople()).toBe(0);
    expect(await rowIn(slug, mia)).toMatchObject({ name: formerMember, email: "", state: "removed" });
    expect((await eventsIn(slug))[0]).toBe(`${formerMember} member.deletedAccount`);
    expect(await leftOf(mia)).toEqual({ users: 1 });
    const [row] = await asAdmin`select name, delete_after from users where id = ${mia.userId}`;
    expect(row).toMatchObject({ name: "Deleted person", delete_after: null });
    // The address is free again.
    const [free] =
      await asAdmin`select count(*)::int as claims from user_emails where normalized = ${mia.email}`;
    expect(free?.claims).toBe(0);
  });

  test("what they sent goes with them", async () => {
    const ned = await makePerson("Ned");
    const invitation = await makeInvitation(slug, mia, ned.email, "viewer");
    await askToDelete(mia);
    await timeIsOver(mia);
    await purgePeople();
    const [row] = await asAdmin`select revoked_at from invitations where id = ${invitation.id}`;
    expect(row?.revoked_at).not.toBeNull();
  });

  test("who cannot be deleted stops nobody else", async () => {
    const stuck = await makePerson("Stuck");
    for (const person of [stuck, mia]) {
      await askToDelete(person);
      await timeIsOver(person);
    }
    await asAdmin`update users set delete_after = delete_after - interval '1 hour' where id = ${stuck.userId}`;
    await asAdmin.unsafe(`create function refuse_stuck() returns trigger language plpgsql as
      $$ begin if old.id = '${stuck.userId}' then raise exception 'stuck'; end if; return old; end $$`);
    await asAdmin`create trigger refuse_stuck before delete on users for each row execute function refuse_stuck()`;
    try {
      await expect(purgePeople()).rejects.toThrow("1 account");
      expect(await rowIn(slug, mia)).toMatchObject({ name: formerMember, state: "removed" });
    } finally {
      await asAdmin`drop function refuse_stuck cascade`;
    }
    expect(await purgePeople()).toBe(1);
  });

  test("two workers at once delete each account once", async () => {
    await askToDelete(mia);
    await timeIsOver(mia);
    const purged = await Promise.all([purgePeople(), purgePeople(), purgePeople()]);
    expect(purged.reduce((sum, each) => sum + each)).toBe(1);
  });

  test("staff who go are staff no more", async () => {
    await asAdmin`insert into staff (user_id) values (${mia.userId})`;
    await askToDelete(mia);
    await timeIsOver(mia);
    await purgePeople();
    expect(await asAdmin`select 1 from staff where user_id = ${mia.userId}`).toHaveLength(0);
  });
});

/** Rows by table, in every table that names the person as its own. */
async function leftOf({ userId }: TestPerson): Promise<Record<string, number>> {
  const tables =
    await asAdmin`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'user_id' and not a.attisdropped
      and not exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'organization_id')`;
  const left: Record<string, number> = { users: 1 };
  for (const { name } of tables) {
    const [row] = await asAdmin.unsafe(
      `select count(*)::int as rows from public.${name} where user_id = '${userId}'`,
    );
    if (row?.rows > 0) left[name] = row?.rows;
  }
  return left;
}

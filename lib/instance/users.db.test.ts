import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { findFactors } from "@/db/queries/factors";
import { listPendingInvitations } from "@/db/queries/invitations";
import { listJoinLinks } from "@/db/queries/join-links";
import { createSession, findLeavingSession, findSession } from "@/db/queries/sessions";
import { listUsers, usersPerPage } from "@/db/queries/staff-users";
import { listDueDeletions, lockDueUser } from "@/db/queries/user-deletion";
import { holdEnabled } from "@/db/queries/users";
import { asAdmin, asApp, closeConnections, inContext, sqlState } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { asStaff, asUser, enterOrganization } from "@/db/wall";
import { purgePeople } from "@/lib/account/purge";
import { askToDelete, eventsIn, giveAddress, rowIn, timeIsOver } from "@/lib/account/testing";
import { hashSession } from "@/lib/auth/cookies";
import { securitySentence } from "@/lib/auth/sentences";
import { beginStep, giveTotp, securityEventsOf } from "@/lib/auth/testing";
import { createTicket } from "@/lib/auth/ticket";
import { brand } from "@/lib/brand";
import { accept, makeInvitation } from "@/lib/invitations/testing";
import { join, makeJoinLink } from "@/lib/join-links/testing";
import { queuedMails } from "@/lib/mail/testing/queued";
import { act } from "@/lib/members/testing";
import { actIn } from "@/lib/organization/testing";
import { actAsStaff, makeStaff } from "./testing";
import { userIdInput } from "./user-input";
import { disableUser, enableUser, endSessions } from "./users";

afterAll(closeConnections);

const sam = await makeStaff("Sam");
let mia: TestPerson;
let olga: TestPerson;
let slug: string;

beforeEach(async () => {
  olga = await makePerson("Olga");
  mia = await makePerson("Mia");
  slug = await makeOrganization([
    [olga, "owner"],
    [mia, "member"],
  ]);
});

const disable = (person = mia, by = sam) => actAsStaff(by, disableUser, { id: person.userId });
const enable = (person = mia) => actAsStaff(sam, enableUser, { id: person.userId });
const end = (person = mia) => actAsStaff(sam, endSessions, { id: person.userId });
const done = { done: undefined };

describe("disabling", () => {
  test("closes the session, the workspace and every way in at once; enabling opens the ways in again", async () => {
    const access = await accessOf(mia, slug);
    expect(await disable()).toEqual(done);
    expect(await findSession(mia.session)).toBeUndefined();
    expect((await enterOrganization(access, async () => "in")).outcome).toBe("gone");
    expect(await comeIn()).toBe("disabled");
    expect(await asUser(mia.userId, holdEnabled), "a ticket of before").toBe(false);

    expect(await enable()).toEqual(done);
    expect(await findSession(mia.session), "the session of before is over").toBeUndefined();
    expect(await comeIn()).toBe("sign-in-ticket");
    expect(await asUser(mia.userId, holdEnabled)).toBe(true);
  });

  test("waits for a sign-in under way, and ends what it opened", async () => {
    const session = hashSession(randomUUID());
    const disabling = await asUser(mia.userId, async (tx) => {
      expect(await holdEnabled(tx)).toBe(true);
      const later = disable();
      await vi.waitFor(async () => {
        const waiting = await asAdmin`select 1 from pg_stat_activity where datname = current_database()
          and wait_event_type = 'Lock' and query like '%"disabled_at" from "users"%for no key update%'`;
        expect(waiting).toHaveLength(1);
      });
      await createSession(tx, { tokenHash: session, amr: [], userAgent: null, ip: null });
      return { later };
    });
    expect(await disabling.later).toEqual(done);
    await enable();
    expect(await findSession(session)).toBeUndefined();
  });

  test("closes a personal token until they are enabled", async () => {
    const [token] =
      await asAdmin`insert into personal_access_tokens (user_id, name, secret_hash, permissions, rate_limit, expires_at)
      values (${mia.userId}, 'Script', ${mia.session}, '{read:organization}', 60, now() + interval '1 day') returning id`;
    const { organizationId, epoch } = await accessOf(mia, slug);
    const open = async () => {
      const [key] = await asApp`select id from find_key(${mia.session})`;
      const [program] = await asApp`select kind from find_program(${token?.id})`;
      const [gate] =
        await asApp`select permissions from open_gate_to_program(${token?.id}, ${organizationId})`;
      const [entered] =
        await asApp`select outcome from enter_organization_as_program(${token?.id}, ${organizationId}, ${epoch})`;
      return [key, program, gate, entered].map((row) => row !== undefined);
    };
    expect(await open()).toEqual([true, true, true, true]);
    await disable();
    expect(await open()).toEqual([false, false, false, false]);
    await enable();
    expect(await open()).toEqual([true, true, true, true]);
  });

  test("says so only after all that was asked for was shown", async () => {
    await giveTotp(mia);
    await disable();
    expect(await asUser(mia.userId, findFactors)).toMatchObject({ hasTotp: true });
    await expect(beginStep(mia), "the second step comes first").resolves.toBeDefined();
    expect(await asUser(mia.userId, (tx) => createTicket(tx, "passkey"))).toEqual({
      purpose: "disabled",
      secret: "",
    });
  });

  test("keeps whoever waits for their account to be deleted from keeping it", async () => {
    expect(await askToDelete(mia)).toBe("done");
    await asAdmin`update sessions set revoked_at = null where user_id = ${mia.userId}`;
    expect(await findLeavingSession(mia.session)).toBeDefined();
    await disable();
    await asAdmin`update sessions set revoked_at = null where user_id = ${mia.userId}`;
    expect(await findLeavingSession(mia.session)).toBeUndefined();
  });

  test("is told to staff, to the person, by mail, and to each workspace that they are not removed from", async () => {
    const other = await makeOrganization([
      [await makePerson("Otto"), "owner"],
      [mia, "member"],
    ]);
    await asAdmin`update memberships set state = 'suspended' where user_id = ${mia.userId}
      and organization_id = (select organization_id from organization_slugs where slug = ${other})`;
    const left = await makeOrganization([
      [await makePerson("Olaf"), "owner"],
      [mia, "member"],
    ]);
    await asAdmin`update memberships set state = 'removed' where user_id = ${mia.userId}
      and organization_id = (select organization_id from organization_slugs where slug = ${left})`;
    await disable();
    await enable();
    for (const told of [slug, other])
      expect(await eventsIn(told)).toEqual([
        `${brand.staff} member.enabled`,
        `${brand.staff} member.disabled`,
      ]);
    expect(await eventsIn(left)).toEqual([]);
    expect((await securityEventsOf(mia)).slice(0, 2)).toEqual(["account.enabled", "account.disabled"]);
    expect((await securityEventsOf(sam)).slice(0, 2)).toEqual(["user.enabled", "user.disabled"]);
    const [row] =
      await asAdmin`select action, target_name as "targetName", changes from security_events where user_id = ${sam.userId} order by id desc limit 1`;
    expect(securitySentence(row as never)).toBe(`You enabled the account ${mia.email} again`);
    expect((await queuedMails(mia.email)).map(({ kind }) => kind)).toEqual([
      "account-disabled",
      "security-notice",
    ]);
  });

  test("where nobody proved the address, mails no stranger", async () => {
    await asAdmin`update user_emails set verified_at = null where user_id = ${mia.userId}`;
    expect(await disable()).toEqual(done);
    expect(await queuedMails(mia.email)).toEqual([]);
  });

  test("keeps what they sent from leading anywhere until they are enabled", async () => {
    const [ned, nora] = [await makePerson("Ned"), await makePerson("Nora")];
    const invitation = await makeInvitation(slug, olga, ned.email);
    const link = await makeJoinLink(slug, olga);
    const listed = () =>
      actIn(slug, mia, async (tx) => [
        (await listPendingInvitations(tx)).map(({ isWithdrawn }) => isWithdrawn),
        (await listJoinLinks(tx)).map(({ state }) => state),
      ]);
    await disable(olga);
    expect(await listed()).toEqual([[true], ["withdrawn"]]);
    expect(await accept(ned, invitation)).toBeUndefined();
    expect(await join(nora, link.token)).toBeUndefined();
    await enable(olga);
    expect(await listed()).toEqual([[false], ["usable"]]);
    expect(await accept(ned, invitation)).toBe(slug);
    expect(await join(nora, link.token)).toBe(slug);
  });

  test("leaves who else runs the workspace as the last one, who cannot go", async () => {
    const shared = await makeOrganization([
      [olga, "owner"],
      [mia, "owner"],
    ]);
    await disable();
    expect(await act(shared, olga, "leave", olga)).toBe("conflict");
    expect(await act(shared, olga, "member", olga)).toBe("conflict");
    expect(await askToDelete(olga)).toBe("conflict");
    expect(await act(shared, olga, "remove", mia), "whom nobody needs there").toBe("done");
    await enable();
    const again = await makeOrganization([
      [olga, "owner"],
      [mia, "owner"],
    ]);
    expect(await act(again, olga, "leave", olga)).toBe("done");
  });

  test("keeps what is theirs from being deleted until they are enabled", async () => {
    expect(await askToDelete(mia)).toBe("done");
    await disable();
    await timeIsOver(mia);
    expect(await listDueDeletions()).not.toContain(mia.userId);
    expect(await asUser(mia.userId, lockDueUser), "listed before they were disabled").toBe(false);
    await purgePeople();
    expect(await rowIn(slug, mia)).toMatchObject({ name: "Mia" });
    await enable();
    await purgePeople();
    expect(await rowIn(slug, mia)).toMatchObject({ name: "Former member" });
  });

  test("leaves the only owner's workspace as it is", async () => {
    expect(await disable(olga)).toEqual(done);
    const access = await accessOf(mia, slug);
    expect((await enterOrganization(access, async () => "in")).outcome).toBe("entered");
  });

  test("is done once, undone once, and never to oneself or to nobody", async () => {
    expect(await disable()).toEqual(done);
    expect(await disable()).toHaveProperty("refused");
    expect(await enable()).toEqual(done);
    expect(await enable()).toHaveProperty("refused");
    expect(await disable(sam)).toHaveProperty("refused");
    expect(await findSession(sam.session)).toBeDefined();
    const nobody = { ...mia, userId: "01890000-0000-7000-8000-000000000001" };
    expect(await disable(nobody)).toHaveProperty("refused");
    expect(await disable(sam, mia), "not by who is not staff").toBe("not staff");
  });

  test("of two of the staff who disable each other at once, one does", async () => {
    const pair = [await makeStaff("Tina"), await makeStaff("Tom")] as const;
    const [tina, tom] = pair;
    const both = await asAdmin.begin(async (tx) => {
      await tx`select 1 from users where id in ${tx([tina.userId, tom.userId])} for update`;
      const acts = [disable(tom, tina), disable(tina, tom)];
      await vi.waitFor(async () => {
        const waiting = await asAdmin`select 1 from pg_stat_activity where datname = current_database()
          and wait_event_type = 'Lock'`;
        expect(waiting).toHaveLength(2);
      });
      return { acts };
    });
    const said = await Promise.all(both.acts);
    expect(said.filter((each) => each !== "not staff" && "done" in each)).toHaveLength(1);
    const left = await asAdmin`select 1 from users where id in ${asAdmin([tina.userId, tom.userId])}
      and disabled_at is null`;
    expect(left).toHaveLength(1);
  });

  test("knows who acts by any spelling of their id", () => {
    expect(userIdInput.parse({ id: sam.userId.toUpperCase() })).toEqual({ id: sam.userId });
  });

  test("ends the power of staff too", async () => {
    const tina = await makeStaff("Tina");
    await disable(tina);
    expect(await disable(mia, tina)).toBe("not staff");
  });
});

describe("ending sessions", () => {
  test("ends them all, and lets the person sign in again", async () => {
    expect(await end()).toEqual(done);
    expect(await findSession(mia.session)).toBeUndefined();
    expect(await comeIn()).toBe("sign-in-ticket");
    expect((await securityEventsOf(mia))[0]).toBe("session.endedByStaff");
    expect(await eventsIn(slug), "no workspace is concerned").toEqual([]);
    expect(await queuedMails(mia.email)).toMatchObject([{ kind: "security-notice", isDone: true }]);
    expect(await end(), "twice").toHaveProperty("refused");
    expect(await end(sam), "their own").toHaveProperty("refused");
  });
});

describe("the wall", () => {
  const tries: Array<[what: string, statement: () => string]> = [
    ["who is not staff", () => `update users set disabled_at = now() where id = '${mia.userId}'`],
    ["who is made disabled", () => "insert into users (id, name, disabled_at) values (uuidv7(), 'x', now())"],
  ];
  test.each(tries)("stops %s", async (_what, statement) => {
    const tried = inContext({ userId: mia.userId }, (tx) => tx.unsafe(statement()));
    expect(await sqlState(tried)).toBe("42501");
  });

  test("stops staff who would disable themselves", async () => {
    const tried = inContext({}, async (tx) => {
      await tx`select * from enter_staff(${sam.session})`;
      await tx`update users set disabled_at = now() where id = ${sam.userId}`;
    });
    expect(await sqlState(tried)).toBe("42501");
  });
});

describe("the list", () => {
  test("finds somebody by part of their name or of any address", async () => {
    const second = `second-${mia.userId}@example.com`;
    await giveAddress(mia, second);
    const row = {
      ...{ id: mia.userId, name: "Mia", address: mia.email, isProved: true, state: "active" },
      ...{ organizations: 1, createdAt: expect.any(Date), lastSeenAt: expect.any(Date) },
    };
    for (const search of [mia.email.toUpperCase(), second.slice(2, 30)])
      expect((await list({ search })).users).toEqual([row]);
    await asAdmin`update users set name = ${`Zoë ${mia.userId}`} where id = ${mia.userId}`;
    expect((await list({ search: `zoë ${mia.userId}` })).users).toHaveLength(1);
    expect((await list({ search: "%" })).users, "no pattern").toEqual([]);
  });

  test("says how each stands, and can be asked for that", async () => {
    const search = mia.email;
    await asAdmin`update users set delete_after = now() + interval '1 day' where id = ${mia.userId}`;
    expect((await list({ search, state: "leaving" })).users).toHaveLength(1);
    await asAdmin`update users set disabled_at = now() where id = ${mia.userId}`;
    expect((await list({ search })).users).toMatchObject([{ state: "disabled" }]);
    expect((await list({ search, state: "active" })).users).toEqual([]);
  });

  test("comes in pages, each once; who was deleted is not in it", async () => {
    const name = `Page ${mia.userId}`;
    await asAdmin`with made as (insert into users (name) select ${name} from generate_series(1, ${usersPerPage + 2}) returning id)
      insert into user_emails (user_id, address, normalized, is_primary) select id, id::text, id::text, true from made`;
    await asAdmin`delete from user_emails where user_id = (select id from users where name = ${name} limit 1)`;
    const first = await list({ search: name });
    const second = await list({ search: name, before: first.older });
    const ids = [...first.users, ...second.users].map(({ id }) => id);
    expect(new Set(ids).size).toBe(usersPerPage + 1);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(second.older).toBeUndefined();
  });

  test("is for staff", async () => {
    expect(await asStaff(mia.session, (tx) => listUsers(tx, {}))).toBeUndefined();
  });
});

/** What a right password brings. */
async function comeIn(): Promise<string> {
  return (await asUser(mia.userId, (tx) => createTicket(tx, "pwd"))).purpose;
}

async function list(filter: Parameters<typeof listUsers>[1]) {
  const listed = await asStaff(sam.session, (tx) => listUsers(tx, filter));
  if (!listed) throw new Error("Sam is not staff.");
  return listed.result;
}

import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { act } from "@/lib/members/testing";
import { attemptFor } from "@/lib/organization/testing";
import { throttleMany } from "@/lib/throttle";
import { addressesInput, mostAddresses } from "./input";
import { inviteMembers, previewInvitations } from "./invite";
import { makeInvitation } from "./testing";

afterAll(closeConnections);

let slug: string;
let olga: TestPerson;
let mia: TestPerson;
let sven: TestPerson;

beforeEach(async () => {
  [olga, mia, sven] = [await makePerson("Olga"), await makePerson("Mia"), await makePerson("Sven")];
  slug = await makeOrganization([
    [olga, "owner"],
    [mia, "member"],
    [sven, "viewer"],
  ]);
  await act(slug, olga, "suspend", sven);
});

type Options = { roleKey?: string; again?: boolean };

/** What the person is told, one word a row. */
async function send(
  actor: TestPerson,
  addresses: string,
  { roleKey = "viewer", again = false }: Options = {},
) {
  const { answer, data } = await attemptFor(slug, actor, inviteMembers, { addresses, roleKey, again });
  return data ? data.rows.map(({ state }) => state) : answer;
}

async function preview(actor: TestPerson, addresses: string, roleKey = "viewer") {
  const { answer, data } = await attemptFor(slug, actor, previewInvitations, { addresses, roleKey });
  return data ? data.rows.map(({ state }) => state) : answer;
}

const word = (name: string) => `${name}-${randomUUID()}@example.com`;
const words = (count: number) => Array.from({ length: count }, (_, index) => word(`n${index}`));

/** Invitations that wait, as address → role, and the events that say they were sent. */
async function look() {
  const { organizationId } = await accessOf(olga, slug);
  const invitations = await asAdmin`select email, role_key, invited_by from invitations
    where organization_id = ${organizationId} and accepted_at is null and revoked_at is null`;
  const events = await asAdmin`select target_name from events
    where organization_id = ${organizationId} and action = 'invitation.sent' order by id`;
  return {
    roles: Object.fromEntries(invitations.map((row) => [row.email, row.role_key])),
    events: events.map((row) => row.target_name),
  };
}

async function limit(limits: { seats?: number; invitations?: number }) {
  const { organizationId } = await accessOf(olga, slug);
  await asAdmin`update organizations set seat_limit = ${limits.seats ?? null},
    invitation_limit = ${limits.invitations ?? null} where id = ${organizationId}`;
}

describe("many addresses at once", () => {
  test("are looked at row by row, and nothing is done", async () => {
    const [nora, waiting, above] = [word("nora"), word("waiting"), word("above")];
    await makeInvitation(slug, mia, waiting, "viewer");
    await makeInvitation(slug, olga, above, "admin");
    const before = await look();
    const paste = [
      `Nora <${nora}>`,
      nora.toUpperCase(),
      "nora(at)example.com",
      mia.email,
      sven.email,
      waiting,
      above,
      (await makePerson("Elsewhere")).email,
    ].join("\n");
    expect(await preview(mia, paste)).toEqual([
      ...["ready", "twice", "invalid", "member", "suspended", "invited", "above"],
      // Whoever has an account, elsewhere, is like whoever has none.
      "ready",
    ]);
    expect(await look()).toEqual(before);
  });

  test("say of who is deleting their account that they are, and offer no way back", async () => {
    await asAdmin`update memberships set leaving_from = 'active' where user_id = ${sven.userId}`;
    const input = { addresses: sven.email, roleKey: "viewer" };
    const { data } = await attemptFor(slug, olga, previewInvitations, input);
    expect(data?.rows).toMatchObject([
      { state: "suspended", reason: "This person is deleting their account." },
    ]);
  });

  test("go out where they are good, each with its event and its mail; the rest does not", async () => {
    const [first, second] = [word("first"), word("second")];
    const queued = await countMails();
    expect(await send(mia, `${first}, n@nsense, ${mia.email}; Zoe <${second}>`)).toEqual([
      "sent",
      "invalid",
      "member",
      "sent",
    ]);
    expect(await send(mia, `${second}\n${first}`)).toEqual(["invited", "invited"]);
    expect(await look()).toEqual({
      roles: { [first]: "viewer", [second]: "viewer" },
      events: [first, second],
    });
    expect(await countMails()).toBe(queued + 2);
  });

  test("leave an invitation that waits as it is, unless it is to be sent again", async () => {
    const [waiting, expired, orphan] = [word("waiting"), word("expired"), word("orphan")];
    const { tokenHash } = await makeInvitation(slug, olga, waiting, "viewer");
    const { id } = await makeInvitation(slug, olga, expired, "viewer");
    await asAdmin`update invitations set expires_at = now() where id = ${id}`;
    await makeInvitation(slug, mia, orphan, "viewer");
    await act(slug, olga, "suspend", mia);
    const paste = [waiting, expired, orphan].join("\n");
    expect(await send(olga, paste, { roleKey: "member" })).toEqual(["invited", "sent", "sent"]);
    expect((await look()).roles).toEqual({ [waiting]: "viewer", [expired]: "member", [orphan]: "member" });
    expect(await send(olga, paste, { roleKey: "member", again: true })).toEqual(["sent", "sent", "sent"]);
    expect((await look()).roles).toEqual({ [waiting]: "member", [expired]: "member", [orphan]: "member" });
    const old = await asAdmin`select 1 from invitations where token_hash = ${tokenHash}`;
    expect(old).toHaveLength(0);
  });

  test("are not sent to a role above one's own, nor over an invitation to one", async () => {
    const above = word("above");
    await makeInvitation(slug, olga, above, "admin");
    expect(await send(mia, word("nora"), { roleKey: "admin" })).toBe("forbidden");
    expect(await preview(mia, word("nora"), "admin")).toBe("forbidden");
    expect(await send(mia, word("nora"), { roleKey: "emperor" })).toBe("not_found");
    expect(await send(mia, above, { again: true })).toEqual(["above"]);
    expect((await look()).roles).toEqual({ [above]: "admin" });
    expect(await send(sven, word("nora"))).toBe("gone");
  });
});

describe("limits of the organization", () => {
  test("let in the first rows that fit; one that waits already holds its seat", async () => {
    const waiting = word("waiting");
    await makeInvitation(slug, olga, waiting);
    await limit({ seats: 6 });
    const [first, second, third] = words(3);
    const paste = [first, waiting, second, third].join("\n");
    expect(await send(olga, paste, { again: true })).toEqual(["sent", "sent", "sent", "full"]);
    expect(await preview(olga, word("another"))).toEqual(["full"]);
    await limit({ invitations: 4 });
    expect(await preview(olga, words(2).join("\n"))).toEqual(["ready", "full"]);
  });

  race("seats are not passed by three who invite five each at once", 3, async () => {
    const people = [await makePerson("Ann"), await makePerson("Ben"), await makePerson("Cid")];
    slug = await makeOrganization(people.map((person) => [person, "owner"]));
    [olga] = people as [TestPerson];
    await limit({ seats: 10 });
    const answers = await Promise.all(people.map((person) => send(person, words(5).join("\n"))));
    expect(answers.flat().filter((state) => state === "sent")).toHaveLength(7);
    expect(answers.flat().filter((state) => state === "full")).toHaveLength(8);
    expect(Object.keys((await look()).roles)).toHaveLength(7);
  });
});

describe("budgets of mails", () => {
  test("of one inviter: what fits goes out, and the rest may be tried later", async () => {
    await limit({ seats: 1000, invitations: 1000 });
    await throttleMany("mail.inviter", mia.userId, 97);
    const { data } = await attemptFor(slug, mia, inviteMembers, {
      addresses: words(5).join("\n"),
      roleKey: "viewer",
      again: false,
    });
    expect(data?.rows.map(({ state }) => state)).toEqual(["sent", "sent", "sent", "later", "later"]);
    expect(data?.rows.at(-1)?.reason).toMatch(/Try again in (an hour|\d\d minutes)/);
    expect(await send(mia, word("next"))).toEqual(["later"]);
    expect(await send(olga, word("next"))).toEqual(["sent"]);
  });

  race("the mails of an organization are not passed by two who invite five each at once", 3, async () => {
    const people = [await makePerson("Ann"), await makePerson("Ben")];
    slug = await makeOrganization(people.map((person) => [person, "owner"]));
    [olga] = people as [TestPerson];
    const { organizationId } = await accessOf(olga, slug);
    await throttleMany("mail.organization", organizationId, 494);
    const answers = await Promise.all(people.map((person) => send(person, words(5).join("\n"))));
    expect(answers.flat().filter((state) => state === "sent")).toHaveLength(6);
    expect(Object.keys((await look()).roles)).toHaveLength(6);
  });

  test("of one recipient, whoever sends; the others go out all the same", async () => {
    const [tired, fresh] = [word("tired"), word("fresh")];
    await throttleMany("mail.recipient", tired, 6);
    expect(await send(mia, `${tired}\n${fresh}`)).toEqual(["later", "sent"]);
    expect((await look()).roles).toEqual({ [fresh]: "viewer" });
  });

  test("are not touched by what is not sent", async () => {
    await throttleMany("mail.inviter", mia.userId, 99);
    await preview(mia, words(5).join("\n"));
    await send(mia, `nonsense, ${mia.email}, ${sven.email}`);
    expect(await send(mia, word("nora"))).toEqual(["sent"]);
  });
});

test.each([
  ["nothing", " \n , ;"],
  ["too many", words(mostAddresses + 1).join("\n")],
  ["too much text", `a@example.com ${"x".repeat(20_000)}`],
  ["what nobody types", "a@example.com\u0000"],
  ["half a character", "a@example.com\ud800"],
])("an input of %s is refused", (_, addresses) => {
  expect(addressesInput.safeParse({ addresses, roleKey: "viewer" }).success).toBe(false);
});

test("the largest input is taken", async () => {
  await limit({ seats: 1000, invitations: 1000 });
  const states = await send(olga, words(mostAddresses).join("\n"));
  expect([states.indexOf("later"), states.length]).toEqual([100, mostAddresses]);
  expect((await look()).events).toHaveLength(100);
});

async function countMails(): Promise<number> {
  const [row] = await asAdmin`select count(*)::int as mails from pgboss.job where name = 'mail'`;
  return row?.mails;
}

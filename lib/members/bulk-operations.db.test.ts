import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeCrowd } from "@/db/testing/crowd";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { enterOrganization } from "@/db/wall";
import { makeInvitation } from "@/lib/invitations/testing";
import { perform, Refused } from "@/lib/organization/perform";
import { attempt } from "@/lib/organization/testing";
import { changeRoles, reactivateMembers, removeMembers, suspendMembers } from "./bulk-operations";
import { membersInput } from "./input";
import { act, countActiveOwners } from "./testing";

afterAll(closeConnections);

const context = { ip: null, user_agent: null, session_id: null, request_id: null };
const operations = { suspend: suspendMembers, reactivate: reactivateMembers, remove: removeMembers };

let slug: string;
let olga: TestPerson;
let anna: TestPerson;
let mia: TestPerson;
let max: TestPerson;

beforeEach(async () => {
  [olga, anna, mia, max] = (await Promise.all(["Olga", "Anna", "Mia", "Max"].map(makePerson))) as [
    TestPerson,
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  slug = await makeOrganization([
    [olga, "owner"],
    [anna, "admin"],
    [mia, "member"],
    [max, "viewer"],
  ]);
});

describe("each is judged alone", () => {
  test("who is refused does not undo the others, and each who is not has an event", async () => {
    expect(await bulk(anna, "suspend", [olga, mia, anna, max])).toEqual({
      [olga.userId]: "You cannot change Olga, who can do more than you.",
      [anna.userId]: "You cannot suspend yourself.",
    });
    expect(await states()).toEqual({ Olga: "active", Anna: "active", Mia: "suspended", Max: "suspended" });
    expect(await trail()).toEqual(["Anna member.suspended Mia", "Anna member.suspended Max"]);
  });

  test("who is so already is told so", async () => {
    await act(slug, anna, "suspend", mia);
    expect(await bulk(anna, "suspend", [mia, max])).toEqual({ [mia.userId]: "Mia is suspended already." });
    expect(await bulk(anna, "reactivate", [mia, olga])).toMatchObject({ [olga.userId]: expect.any(String) });
    expect(await bulk(anna, "remove", [mia, max])).toEqual({});
    expect(await states()).toEqual({ Olga: "active", Anna: "active", Mia: "removed", Max: "removed" });
  });

  test("a stranger, and a member of another organization, is as good as nobody", async () => {
    const stranger = await makePerson("Stranger");
    const other = await makeOrganization([
      [stranger, "owner"],
      [mia, "admin"],
    ]);
    const refusals = await bulk(olga, "remove", [stranger, mia]);
    expect(refusals).toEqual({ [stranger.userId]: expect.stringMatching(/^This person is no longer here/) });
    expect(await states(other)).toEqual({ Stranger: "active", Mia: "active" });
  });

  test("when nobody goes through it is refused, with each reason, and nothing is written", async () => {
    expect(await bulk(anna, "remove", [olga, anna])).toEqual({
      code: "forbidden",
      fields: {
        [olga.userId]: "You cannot change Olga, who can do more than you.",
        [anna.userId]: "You cannot remove yourself. Leave instead.",
      },
    });
    expect(await trail()).toEqual([]);
  });
});

describe("another role for several", () => {
  const change = (actor: TestPerson, people: TestPerson[], roleKey: string) =>
    send(actor, changeRoles, { userIds: people.map(({ userId }) => userId), roleKey });

  test("says before and after in the event of each", async () => {
    expect(await change(anna, [mia, max], "viewer")).toEqual({
      [max.userId]: "Max has this role already.",
    });
    const [event] =
      await asAdmin`select changes from events e join organization_slugs g using (organization_id)
      where g.slug = ${slug}`;
    expect(event?.changes).toEqual({ role: { before: "Member", after: "Viewer" } });
  });

  test("never goes above oneself, and no role that is not there is given", async () => {
    expect(await change(anna, [mia], "owner")).toMatchObject({ code: "forbidden" });
    expect(await change(anna, [mia], "unheard-of")).toMatchObject({ code: "not_found" });
  });

  test("the last owner stays, though all others change", async () => {
    const otto = await makePerson("Otto");
    slug = await makeOrganization([
      [olga, "owner"],
      [otto, "owner"],
      [mia, "member"],
    ]);
    expect(await change(olga, [olga, otto, mia], "viewer")).toEqual({
      [olga.userId]: "You are the last owner. Make someone else owner first.",
    });
    expect(await countActiveOwners(slug)).toBe(1);
  });

  test("who makes themself less does what they could before to everyone else", async () => {
    expect(await change(anna, [anna, mia], "viewer")).toEqual({});
    expect(await trail()).toEqual(["Anna member.roleChanged Mia", "Anna member.roleChanged Anna"]);
  });
});

test("who goes takes their pending invitations along, and what others sent stays", async () => {
  await makeInvitation(slug, anna, "one@example.com");
  await makeInvitation(slug, anna, "two@example.com");
  await makeInvitation(slug, olga, "three@example.com");
  await bulk(olga, "suspend", [anna]);
  expect(await pending()).toHaveLength(3);
  await bulk(olga, "remove", [anna]);
  expect(await pending()).toEqual(["three@example.com"]);
  const [event] = await asAdmin`select changes from events where action = 'member.removed'
    and target_id = ${anna.userId}`;
  expect(event?.changes).toEqual({ pendingInvitations: { before: "2", after: null } });
  await makeInvitation(slug, mia, "four@example.com");
  expect(await act(slug, mia, "leave", mia)).toBe("done");
  expect(await pending()).toEqual(["three@example.com"]);
});

test("two who remove the same fifty at once remove each once", async () => {
  await makeCrowd(
    slug,
    Array.from({ length: 50 }, (_, number) => ({ name: `Person ${number}` })),
  );
  const rows =
    await asAdmin`select user_id from memberships m join organization_slugs g using (organization_id)
    where g.slug = ${slug} and name like 'Person %'`;
  const input = { userIds: rows.map((row) => row.user_id) };
  const answers = await Promise.all(
    [olga, anna].map((person) => attempt(slug, person, removeMembers, input)),
  );
  expect(answers.toSorted()).toEqual(["done", "not_found"]);
  const events = await trail();
  expect([events.length, new Set(events.map((line) => line.slice(5))).size]).toEqual([50, 50]);
});

describe("what may be sent", () => {
  const id = "0189a000-0000-7000-8000-00000000000a";

  test("is each person once, however they are written", () => {
    expect(membersInput.parse({ userIds: [id, id.toUpperCase(), id] })).toEqual({ userIds: [id] });
  });

  test.each([
    { userIds: [] },
    { userIds: id },
    { userIds: [id, "x"] },
    { userIds: [[id]] },
    { userIds: Array.from({ length: 51 }, (_, index) => id.slice(0, -2) + String(index).padStart(2, "0")) },
    {},
  ])("is a list of people: %j", (input) => {
    expect(membersInput.safeParse(input).success).toBe(false);
  });
});

function bulk(actor: TestPerson, what: keyof typeof operations, people: TestPerson[]) {
  return send(actor, operations[what], { userIds: people.map(({ userId }) => userId) });
}

/** The refusals, or what the whole is refused with. */
async function send<Input extends Parameters<typeof perform>[2]>(
  actor: TestPerson,
  operation: Parameters<typeof perform>[1],
  input: Input,
) {
  try {
    const access = await accessOf(actor, slug);
    const entered = await enterOrganization(access, (tx) => perform(tx, operation, input, context));
    if (entered.outcome !== "entered") throw new Error(`${actor.name} is ${entered.outcome}.`);
    return (entered.result as { refusals: Record<string, string> }).refusals;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, fields } = error.reason;
    return { code, fields };
  }
}

async function states(of = slug): Promise<Record<string, string>> {
  const rows =
    await asAdmin`select name, state from memberships m join organization_slugs g using (organization_id)
    where g.slug = ${of}`;
  return Object.fromEntries(rows.map((row) => [row.name, row.state]));
}

async function trail(): Promise<string[]> {
  const rows = await asAdmin`select actor_name || ' ' || action || ' ' || target_name as line
    from events e join organization_slugs g using (organization_id) where g.slug = ${slug} order by e.id`;
  return rows.map((row) => row.line);
}

async function pending(): Promise<string[]> {
  const rows = await asAdmin`select email from invitations i join organization_slugs g using (organization_id)
    where g.slug = ${slug} and accepted_at is null and revoked_at is null order by email`;
  return rows.map((row) => row.email);
}

import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { listEvents } from "@/db/queries/events";
import { listSecurityEvents } from "@/db/queries/security-events";
import { listOrganizations, organizationsPerPage } from "@/db/queries/staff-organizations";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { asStaff, asUser, enterOrganization } from "@/db/wall";
import { securitySentence } from "@/lib/auth/sentences";
import { brand } from "@/lib/brand";
import { sentenceOf } from "@/lib/events/sentences";
import { inFull } from "@/lib/events/words";
import { actIn } from "@/lib/organization/testing";
import { changeLimits, restoreOrganization, suspendOrganization } from "./organizations";
import { actAsStaff, makeStaff } from "./testing";

afterAll(closeConnections);

const sam = await makeStaff("Sam");
let olga: TestPerson;
let slug: string;
let id: string;

beforeEach(async () => {
  olga = await makePerson("Olga");
  slug = await makeOrganization([[olga, "owner"]]);
  const [row] = await asAdmin`select organization_id as id from organization_slugs where slug = ${slug}`;
  id = row?.id;
});

const limits = (seatLimit: number | null, seen = "/") => ({ id, seatLimit, invitationLimit: null, seen });

describe("limits", () => {
  test("hold at once, and are told to staff and in the organization, who did it apart", async () => {
    expect(await actAsStaff(sam, changeLimits, limits(300))).toEqual({ done: undefined });
    expect(await row()).toMatchObject({ seat_limit: 300, invitation_limit: null });
    expect(await lastEvent()).toEqual({
      sentence: `${brand.staff} changed the limits of ${slug}: 300 seats instead of 250`,
      actorId: null,
    });
    expect(await lastSecurityEvent(sam)).toBe(
      `You changed the limits of the ${brand.workspace.one} ${slug}: 300 seats instead of 250`,
    );
  });

  test("sent twice change once", async () => {
    await actAsStaff(sam, changeLimits, limits(300));
    expect(await actAsStaff(sam, changeLimits, limits(300))).toEqual({
      refused: "This is how it is already.",
    });
    expect((await actIn(slug, olga, (tx) => listEvents(tx))).events).toHaveLength(1);
  });

  test("that another changed meanwhile are not overwritten", async () => {
    await actAsStaff(sam, changeLimits, limits(300));
    const tina = await makeStaff("Tina");
    expect(await actAsStaff(tina, changeLimits, limits(20))).toEqual({
      refused: "Somebody else changed these limits meanwhile. Reload the page.",
    });
    expect(await actAsStaff(tina, changeLimits, limits(20, "300/"))).toEqual({ done: undefined });
  });

  test("may be below what is used, and go back to the plan's", async () => {
    const [nora, nils] = [await makePerson("Nora"), await makePerson("Nils")];
    for (const { userId, name, email } of [nora, nils])
      await asAdmin`insert into memberships (organization_id, user_id, role_key, name, email, source)
        values (${id}, ${userId}, 'member', ${name}, ${email}, 'invitation')`;
    expect(await actAsStaff(sam, changeLimits, limits(1))).toEqual({ done: undefined });
    expect(await actAsStaff(sam, changeLimits, limits(null, "1/"))).toEqual({ done: undefined });
    expect(await row()).toMatchObject({ seat_limit: null });
  });
});

describe("suspending", () => {
  test("puts everybody out at once; restoring lets them in again, on a fresh token", async () => {
    const access = await accessOf(olga, slug);
    expect(await actAsStaff(sam, suspendOrganization, { id })).toEqual({ done: undefined });
    expect((await enterOrganization(access, async () => "in")).outcome).toBe("gone");
    await expect(accessOf(olga, slug)).rejects.toThrow();
    expect(await lastSecurityEvent(sam)).toBe(`You suspended the ${brand.workspace.one} ${slug}`);

    expect(await actAsStaff(sam, restoreOrganization, { id })).toEqual({ done: undefined });
    expect((await enterOrganization(access, async () => "in")).outcome, "the token from before").toBe(
      "stale",
    );
    expect(await lastEvent()).toMatchObject({
      sentence: `${brand.staff} restored the ${brand.workspace.one} ${slug}`,
    });
  });

  test("twice is suspending once, and so is restoring", async () => {
    await actAsStaff(sam, suspendOrganization, { id });
    expect(await actAsStaff(sam, suspendOrganization, { id })).toHaveProperty("refused");
    await actAsStaff(sam, restoreOrganization, { id });
    expect(await actAsStaff(sam, restoreOrganization, { id })).toHaveProperty("refused");
    expect((await actIn(slug, olga, (tx) => listEvents(tx))).events).toHaveLength(2);
  });
});

test.each([
  ["29 days", { done: undefined }, "live"],
  ["31 days", { refused: expect.stringContaining("30 days") }, "deleted"],
])("one that was deleted %s ago is restored, or gone", async (ago, answer, state) => {
  await asAdmin`update organizations set state = 'deleted', deleted_at = now() - ${ago}::interval where id = ${id}`;
  expect(await actAsStaff(sam, suspendOrganization, { id })).toHaveProperty("refused");
  expect(await actAsStaff(sam, restoreOrganization, { id })).toEqual(answer);
  expect(await row()).toMatchObject({ state });
});

test("who is not staff does none of it, and learns of none", async () => {
  for (const operation of [suspendOrganization, restoreOrganization])
    expect(await actAsStaff(olga, operation, { id })).toBe("not staff");
  expect(await actAsStaff(olga, changeLimits, limits(999))).toBe("not staff");
  expect(await asStaff(olga.session, (tx) => listOrganizations(tx, {}))).toBeUndefined();
});

test("one that is not there is answered calmly", async () => {
  const nowhere = "01890000-0000-7000-8000-000000000001";
  expect(await actAsStaff(sam, suspendOrganization, { id: nowhere })).toHaveProperty("refused");
  expect(await actAsStaff(sam, changeLimits, { ...limits(5), id: nowhere })).toHaveProperty("refused");
});

describe("the list", () => {
  test("finds one by its slug, with how much of it is used", async () => {
    expect((await list({ search: slug.toUpperCase() })).organizations).toEqual([
      {
        ...{ id, name: slug, slug, state: "live", members: 1, pendingInvitations: 0 },
        ...{ seatLimit: null, invitationLimit: null, deletedAt: null, createdAt: expect.any(Date) },
      },
    ]);
    expect((await list({ search: slug, state: "suspended" })).organizations).toEqual([]);
    expect((await list({ search: "%" })).organizations, "no pattern").toEqual([]);
  });

  test("comes in pages, each once", async () => {
    const name = `Page ${slug}`;
    await asAdmin`insert into organizations (name) select ${name} from generate_series(1, ${organizationsPerPage + 1})`;
    const first = await list({ search: name });
    const second = await list({ search: name, before: first.older });
    const ids = [...first.organizations, ...second.organizations].map((each) => each.id);
    expect(new Set(ids).size).toBe(organizationsPerPage + 1);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(second.older).toBeUndefined();
  });
});

async function list(filter: Parameters<typeof listOrganizations>[1]) {
  const listed = await asStaff(sam.session, (tx) => listOrganizations(tx, filter));
  if (!listed) throw new Error("Sam is not staff.");
  return listed.result;
}

async function row() {
  const [found] =
    await asAdmin`select state, seat_limit, invitation_limit from organizations where id = ${id}`;
  return { ...found };
}

async function lastEvent() {
  const { events } = await actIn(slug, olga, (tx) => listEvents(tx));
  const [event] = events;
  return event && { sentence: inFull(sentenceOf(event)), actorId: event.actorId };
}

async function lastSecurityEvent(person: TestPerson) {
  const { events } = await asUser(person.userId, (tx) => listSecurityEvents(tx));
  return events[0] && securitySentence(events[0]);
}

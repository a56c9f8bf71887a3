import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeCrowd } from "@/db/testing/crowd";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { readPlace, writePlace } from "@/lib/members/place";
import { actIn } from "@/lib/organization/testing";
import { listMemberPage, type MemberFilter, type MemberPlace, membersPerPage } from "./member-pages";

afterAll(closeConnections);

const crowd = 120;
let here: string;
let olga: TestPerson;

/** Of each three in a row one shares a name, one a moment to the microsecond, and one was never here. */
beforeAll(async () => {
  olga = await makePerson("Olga");
  [here] = [await makeOrganization([[olga, "owner"]]), await makeOrganization([[olga, "owner"]])];
  const people = Array.from({ length: crowd }, (_, number) => ({
    name: number % 3 === 0 ? "Alex" : `Person ${String(number).padStart(3, "0")}`,
    role: ["admin", "member", "viewer"][number % 7 === 0 ? 0 : 1 + (number % 2)] ?? "",
    state: number % 10 === 0 ? "suspended" : number % 17 === 0 ? "removed" : "active",
    ...(number % 3 !== 2 && { lastActiveAt: `2026-01-01T10:00:00.00000${number % 9}Z` }),
  }));
  await makeCrowd(here, people);
  const elsewhere = await makeOrganization([[olga, "owner"]]);
  await makeCrowd(elsewhere, [{ name: "Alex Elsewhere" }]);
});

const orders = {
  name: "name, user_id",
  role: "(select position from roles where key = role_key), name, user_id",
  active: "last_active_at desc nulls last, name, user_id",
};

describe.each(Object.entries(orders))("sorted by %s", (name, order) => {
  const sort = name as keyof typeof orders;

  test("pages give each member once, in the order of the database", async () => {
    const all = await readAll(order);
    const pages = await turnPages({ sort });
    expect(pages.flat()).toEqual(all);
    expect(pages.map(({ length }) => length)).toEqual([50, 50, all.length - 100]);
  });

  test("pages back are those that were there", async () => {
    const pages = await turnPages({ sort });
    const back: string[][] = [];
    const last = await page({ sort }, { before: await startOf({ sort }, 2) });
    for (let at = last; ; at = await page({ sort }, { before: at.previous })) {
      back.unshift(at.ids);
      if (!at.previous) break;
    }
    expect(back).toEqual(pages.slice(0, 2));
  });

  test("a page that the place before it lies in the middle of is the first, and full", async () => {
    const [first = []] = await turnPages({ sort });
    const places = await page({ sort });
    const second = await page({ sort }, { after: places.next });
    await hide(first[3] ?? "", async () => {
      const back = await page({ sort }, { before: second.previous });
      expect(back.ids).toHaveLength(membersPerPage);
      expect(back.previous).toBeUndefined();
    });
  });

  test("behind the last there is the first", async () => {
    const pages = await turnPages({ sort });
    const after = { rank: Number.MAX_SAFE_INTEGER, name: "zzzz", userId: randomUUID() };
    expect((await page({ sort }, { after })).ids).toEqual(pages[0]);
    const before = { rank: Number.MIN_SAFE_INTEGER, name: "", userId: randomUUID() };
    expect((await page({ sort }, { before })).ids).toEqual(pages[0]);
  });
});

describe("found", () => {
  test.each<[MemberFilter, string]>([
    [{ search: "aLEX" }, "name = 'Alex'"],
    [{ role: "viewer" }, "role_key = 'viewer'"],
    [{ state: "suspended" }, "state = 'suspended'"],
    [
      { state: "active", role: "admin", search: "person" },
      "state = 'active' and role_key = 'admin' and name like 'Person%'",
    ],
    [{ search: "100%_" }, "false"],
    [{ role: "unheard-of" }, "false"],
  ])("%j is who matches, and nobody else", async (filter, condition) => {
    const all = await readAll(orders.name, condition);
    expect((await turnPages(filter)).flat()).toEqual(all);
    expect((await page(filter)).count).toBe(all.length);
  });

  test("the removed are on no page", async () => {
    const [row] = await asAdmin`select count(*)::int as removed from memberships m
      join organization_slugs g using (organization_id) where g.slug = ${here} and state = 'removed'`;
    expect(row?.removed).toBeGreaterThan(0);
    expect((await page({})).count).toBe(crowd + 1 - row?.removed);
  });
});

describe("a place in an address", () => {
  const place: MemberPlace = { rank: -1767261600000003, name: "Zoë %_'\" 🙂", userId: randomUUID() };

  test("is read as it was written", () => {
    expect(readPlace(writePlace(place))).toEqual(place);
    expect(writePlace(place)).toMatch(/^[\w-]+$/);
  });

  test.each([
    undefined,
    "",
    "x",
    "____",
    ...[null, [], [0, "Bob"], [1.5, "Bob", randomUUID()], [0, "Bo\u0000b", randomUUID()], [0, "Bob", "1"]]
      .concat([
        [2 ** 60, "Bob", randomUUID()],
        [0, "x".repeat(201), randomUUID()],
      ])
      .map((each) => Buffer.from(JSON.stringify(each)).toString("base64url")),
  ])("is none when it is %j", (text) => {
    expect(readPlace(text)).toBeUndefined();
  });
});

async function page(filter: MemberFilter, bounds?: { after?: MemberPlace; before?: MemberPlace }) {
  // By way of the address, as on the page.
  const carried = Object.fromEntries(
    Object.entries(bounds ?? {}).map(([key, place]) => [key, readPlace(writePlace(place))]),
  );
  const found = await actIn(here, olga, (tx) => listMemberPage(tx, filter, carried));
  return { ...found, ids: found.members.map(({ userId }) => userId) };
}

async function turnPages(filter: MemberFilter): Promise<string[][]> {
  const pages: string[][] = [];
  for (let at = await page(filter); ; at = await page(filter, { after: at.next })) {
    pages.push(at.ids);
    if (!at.next) return pages;
  }
}

async function startOf(filter: MemberFilter, number: number): Promise<MemberPlace | undefined> {
  let at = await page(filter);
  for (let turned = 0; turned < number; turned += 1) at = await page(filter, { after: at.next });
  return at.previous;
}

async function readAll(order: string, condition = "true"): Promise<string[]> {
  const rows = await asAdmin.unsafe(
    `select user_id from memberships m join organization_slugs g using (organization_id)
      where g.slug = $1 and state <> 'removed' and ${condition} order by ${order}`,
    [here],
  );
  return rows.map((row) => row.user_id);
}

async function hide(userId: string, work: () => Promise<void>): Promise<void> {
  await asAdmin`update memberships set state = 'removed' where user_id = ${userId}`;
  await work().finally(() => asAdmin`update memberships set state = 'active' where user_id = ${userId}`);
}

import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { actIn } from "@/lib/organization/testing";
import { recordEvent } from "./events";
import { countEventsByDay, isMaker, listHappened, mostADay } from "./trail";

afterAll(closeConnections);

const context = { ip: null, user_agent: null, session_id: null, request_id: null };
const target = { targetType: "thing", targetId: randomUUID(), targetName: "Thing" };

let olga: TestPerson;
let here: string;

beforeEach(async () => {
  olga = await makePerson("Olga");
  here = await makeOrganization([[olga, "owner"]]);
});

test("each of the last days is there, today last, with what happened on it", async () => {
  await insert(here, 2, "now()");
  await insert(here, 3, "now() - interval '72 hours'");
  const days = await read(here);
  expect(days.map(({ events }) => events)).toEqual([0, 0, 0, 3, 0, 0, 2]);
  const [{ today } = { today: "" }] = await asAdmin<[{ today: string }]>`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as today`;
  expect(days.at(-1)?.day).toBe(today);
  expect(new Set(days.map(({ day }) => day)).size).toBe(7);
});

test("a day begins and ends at midnight in UTC, to the millisecond", async () => {
  const midnight = "date_trunc('day', now(), 'UTC') - interval '48 hours'";
  await insert(here, 1, midnight);
  await insert(here, 1, `${midnight} - interval '1 millisecond'`);
  await insert(here, 1, `${midnight} + interval '24 hours' - interval '1 millisecond'`);
  expect((await read(here)).map(({ events }) => events)).toEqual([0, 0, 0, 1, 2, 0, 0]);
});

test("what is older is left out, and so is what happened elsewhere", async () => {
  const elsewhere = await makeOrganization([[olga, "owner"]]);
  await insert(here, 4, "now() - interval '7 days'");
  await insert(elsewhere, 4, "now()");
  expect((await read(here)).every(({ events }) => events === 0)).toBe(true);
});

test("a day is counted no further than it is shown", async () => {
  await insert(here, mostADay + 5, "now()");
  expect((await read(here)).at(-1)?.events).toBe(mostADay);
});

test("what happened is told by its kinds, those of this organization alone", async () => {
  const elsewhere = await makeOrganization([[olga, "owner"]]);
  await record(here, "thing.made");
  await record(elsewhere, "thing.moved");
  const happened = await actIn(here, olga, (tx) => listHappened(tx, ["thing.made", "thing.moved", "'; --"]));
  expect(happened).toEqual(new Set(["thing.made"]));
});

test("who made an organization is who its first event names", async () => {
  const anna = await makePerson("Anna");
  const slug = await makeOrganization([
    [olga, "owner"],
    [anna, "owner"],
  ]);
  expect(await actIn(slug, olga, isMaker), "nothing says so").toBe(false);
  await record(slug, "organization.created");
  expect(await actIn(slug, olga, isMaker)).toBe(true);
  expect(await actIn(slug, anna, isMaker)).toBe(false);
});

function read(slug: string) {
  return actIn(slug, olga, (tx) => countEventsByDay(tx, 7));
}

function record(slug: string, action: string): Promise<void> {
  return actIn(slug, olga, (tx) => recordEvent(tx, { action, ...target, context }));
}

/** `moment`: an expression of PostgreSQL, of this file alone. */
async function insert(slug: string, count: number, moment: string): Promise<void> {
  const { organizationId } = await accessOf(olga, slug);
  await asAdmin.unsafe(
    `insert into events (organization_id, id, occurred_at, actor_type, actor_id, actor_name, action, target_type, target_id, target_name, context)
     select $1, (lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || substr(md5(random()::text), 1, 20))::uuid,
       ${moment}, 'user', $2, 'Olga', 'thing.made', 'thing', $2, 'Thing', '{}' from generate_series(1, $3)`,
    [organizationId, olga.userId, count],
  );
}

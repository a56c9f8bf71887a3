import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { enterOrganization, type Tx } from "@/db/wall";
import { createApiKey } from "./api-keys";
import { type EventFilter, eventsPerPage, listActors, listEvents, recordEvent } from "./events";
import { updateMemberState } from "./memberships";

afterAll(closeConnections);

const context = { ip: null, user_agent: null, session_id: null, request_id: null };

let here: string;
let elsewhere: string;
let olga: TestPerson;
let anna: TestPerson;

beforeAll(async () => {
  [olga, anna] = (await Promise.all(["Olga", "Anna"].map(makePerson))) as [TestPerson, TestPerson];
  const people: Array<[TestPerson, string]> = [
    [olga, "owner"],
    [anna, "admin"],
  ];
  here = await makeOrganization(people);
  elsewhere = await makeOrganization(people);
  for (const slug of [here, elsewhere]) {
    for (let number = 0; number < eventsPerPage + 20; number += 1)
      await record(slug, number % 2 === 0 ? olga : anna, number < 10 ? "thing.made" : "thing.moved", number);
  }
});

test("pages give each event once, the newest first", async () => {
  const first = await list(here);
  expect(first.events).toHaveLength(eventsPerPage);
  expect(first.events.at(0)).toMatchObject({ actorName: "Anna", action: "thing.moved" });
  const second = await list(here, { before: first.older });
  expect(second.older).toBeUndefined();
  const names = [...first.events, ...second.events].map(({ targetName }) => targetName);
  expect(names).toEqual(numbered(eventsPerPage + 20).map((number) => `${here} ${number}`));
});

test("a page that is just full has none behind it", async () => {
  const { events } = await list(here);
  const last = await list(here, { before: events.at(19)?.id });
  expect(last.events).toHaveLength(eventsPerPage);
  expect(last.older).toBeUndefined();
});

test("the trail of one person, of one kind, and of both", async () => {
  const byAnna = await list(here, { actorId: anna.userId });
  expect(new Set(byAnna.events.map(({ actorName }) => actorName))).toEqual(new Set(["Anna"]));
  expect(byAnna.events).toHaveLength((eventsPerPage + 20) / 2);
  expect((await list(here, { action: "thing.made" })).events).toHaveLength(10);
  expect((await list(here, { action: "thing.made", actorId: anna.userId })).events).toHaveLength(5);
  expect((await list(here, { action: "thing.unheard" })).events).toEqual([]);
  const second = await list(here, { action: "thing.made", before: byAnna.events.at(-1)?.id });
  expect(second.events.map(({ targetName }) => targetName)).toEqual([`${here} 0`]);
});

test("the trail of one thing", async () => {
  const { events } = await list(here);
  const targetId = events.at(3)?.targetId;
  expect((await list(here, { targetId })).events).toEqual([events.at(3)]);
  expect((await list(elsewhere, { targetId })).events).toEqual([]);
});

describe("nothing foreign", () => {
  test("comes with a cursor of another organization or of nowhere", async () => {
    const foreign = (await list(elsewhere)).events.at(0)?.id;
    for (const before of [foreign, randomUUID(), "ffffffff-ffff-ffff-ffff-ffffffffffff"]) {
      const { events } = await list(here, { before });
      expect(events.filter(({ targetName }) => !targetName.startsWith(here))).toEqual([]);
    }
  });

  test("comes with a person who acted elsewhere", async () => {
    const stranger = await makePerson("Stranger");
    const theirs = await makeOrganization([[stranger, "owner"]]);
    await record(theirs, stranger, "thing.made", 1);
    expect((await within(theirs, stranger, listEvents)).events).toHaveLength(1);
    expect((await list(here, { actorId: stranger.userId })).events).toEqual([]);
    expect(await within(here, olga, listActors)).toEqual([
      { id: anna.userId, name: "Anna", isKey: false },
      { id: olga.userId, name: "Olga", isKey: false },
    ]);
  });
});

test("an API key is among those who act, told apart from people, and nowhere else", async () => {
  const slug = await makeOrganization([[olga, "owner"]]);
  const key = {
    name: "Olga",
    secretHash: randomBytes(32),
    permissions: ["read:member"],
    rateLimit: 60,
    days: 7,
  };
  const id = await within(slug, olga, (tx) => createApiKey(tx, key));
  expect(await within(slug, olga, listActors)).toEqual([
    { id: olga.userId, name: "Olga", isKey: false },
    { id, name: "Olga", isKey: true },
  ]);
  expect((await within(here, olga, listActors)).map((actor) => actor.id)).not.toContain(id);
});

test("who was removed is still among those who acted", async () => {
  const mia = await makePerson("Mia");
  const slug = await makeOrganization([
    [olga, "owner"],
    [mia, "member"],
  ]);
  await within(slug, olga, (tx) => updateMemberState(tx, mia.userId, "removed"));
  expect((await within(slug, olga, listActors)).map(({ name }) => name)).toEqual(["Mia", "Olga"]);
});

function list(slug: string, filter?: EventFilter) {
  return within(slug, olga, (tx) => listEvents(tx, filter));
}

function record(slug: string, actor: TestPerson, action: string, number: number): Promise<void> {
  const target = { targetType: "thing", targetId: randomUUID(), targetName: `${slug} ${number}` };
  return within(slug, actor, (tx) => recordEvent(tx, { action, ...target, context }));
}

async function within<T>(slug: string, person: TestPerson, work: (tx: Tx) => Promise<T>): Promise<T> {
  const entered = await enterOrganization(await accessOf(person, slug), work);
  if (entered.outcome !== "entered") throw new Error(`${person.name} is ${entered.outcome}.`);
  return entered.result;
}

/** count − 1 … 0 */
function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, index) => count - 1 - index);
}

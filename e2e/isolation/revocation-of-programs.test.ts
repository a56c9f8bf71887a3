/**
 * How long a program's authority outlives its end: as revocation.test.ts, with a key, with tokens that were given for it, and
 * by what introspection says of those. What a change does not end goes on being served.
 */
import { afterAll, expect, test } from "vitest";
import { closeConnections } from "@/db/testing/connections";
import { organizationEntrances } from "./entrances";
import { makeActor } from "./outside";
import { callOnce } from "./play-program";
import {
  audienceOf,
  type Credential,
  exchange,
  exchangeKey,
  introspect,
  type Key,
  makeKey,
  makePersonalToken,
} from "./program-credentials";
import { type ProgramEntrance, programEntrances } from "./program-entrances";
import { keepPart } from "./report";
import { makeChanges } from "./revoking";
import { makeMember, makePerson, makeStage } from "./stage";

const rounds = process.env.FULL ? 200 : 3;
const server = { url: process.env.E2E_BASE_URL ?? "" };
const stage = await makeStage([]);
const { acme } = stage;
// What an admin may read and a viewer may not.
const entrance = programEntrances("organization").find(
  ({ method, table, allowed }) =>
    method === "GET" && !table && allowed.has("admin") && !allowed.has("viewer") && !allowed.has("member"),
) as ProgramEntrance;
const person = await makePerson("Rita");
await makeMember(person, { organization: acme, role: "admin", state: "active" });
const { changes, changesOfPrograms, restore, giveBack } = makeChanges({
  server,
  stage,
  entrances: await organizationEntrances(),
  person,
  staff: await makeActor("staff"),
  permissions: [entrance.needs],
});

type Kind = Credential["kind"];
type Held = { key: Key; personal: Key; tokens: Record<Kind, string> };
const isRead = async (bearer: string) =>
  (await callOnce(server, entrance, { authorization: `Bearer ${bearer}` })).outcome === "done";
const isActive = async (token: string) => (await introspect(server, token)).body.includes('"active":true');

/** How it is asked, and what that rests on. */
const ways: [name: string, restsOn: Kind, ask: (held: Held) => Promise<boolean>][] = [
  ["API with key", "key", ({ key }) => isRead(key.key)],
  ["API with token, of a key", "key", ({ tokens }) => isRead(tokens.key)],
  ["API with token, of a personal one", "personal", ({ tokens }) => isRead(tokens.personal)],
  ["API with token, of a session", "session", ({ tokens }) => isRead(tokens.session)],
  ["introspection, of a key", "key", ({ tokens }) => isActive(tokens.key)],
  ["introspection, of a personal one", "personal", ({ tokens }) => isActive(tokens.personal)],
  ["introspection, of a session", "session", ({ tokens }) => isActive(tokens.session)],
];

/** What a change ends; whoever made the key is who is removed. */
const all: [name: string, change: (held: Held) => Promise<unknown>, ends: Kind[]][] = [
  ...Object.entries(changes).map(([name, change]): (typeof all)[number] => [
    name,
    change,
    name === "session ended" ? ["session"] : ["key", "personal", "session"],
  ]),
  ["organization deleted", changesOfPrograms["organization deleted"], ["key", "personal", "session"]],
  ["person disabled", changesOfPrograms["person disabled"], ["key", "personal", "session"]],
  ["key revoked", ({ key }) => changesOfPrograms["key revoked"](key.id), ["key"]],
  [
    "personal token revoked",
    ({ personal }) => changesOfPrograms["personal token revoked"](personal.id),
    ["personal"],
  ],
];

type Served = { before: number[]; after: number[] };
const table: [name: string, ends: Kind[], served: Served][] = [];

afterAll(async () => {
  await restore();
  await giveBack();
  const ended = table.flatMap(([change, ends, { before, after }]) =>
    ways.flatMap(([way, restsOn], index) =>
      ends.includes(restsOn) ? [{ change, way, before: before[index] ?? 0, after: after[index] ?? 0 }] : [],
    ),
  );
  const late = ended.reduce((total, each) => total + each.after, 0);
  const enumerated = all.flatMap(([, , ends]) => ways.filter(([, restsOn]) => ends.includes(restsOn)));
  keepPart("revocation-of-programs", {
    title: "Revocation of programs",
    enumerated: enumerated.length * rounds,
    executed: ended.length * rounds,
    passed: ended.length * rounds - late,
    tables: [
      {
        title: `Requests served with an authority, in ${rounds} rounds each`,
        rows: [
          ["change", "asked by", "before it", "sent after it was acknowledged"],
          ...ended.map(({ change, way, before, after }) => [change, way, String(before), String(after)]),
        ],
      },
    ],
  });
  await closeConnections();
});

test.each(all)("after %s nothing that rests on it is served any more", async (name, change, ends) => {
  const served: Served = { before: ways.map(() => 0), after: ways.map(() => 0) };
  for (let round = 0; round < rounds; round += 1) {
    await restore();
    const held = await hold();
    await countInto(served.before, held);
    // Requests under way may be answered either way: they are there to disturb.
    const during = ways.map(([, , ask]) => ask(held));
    await change(held);
    await countInto(served.after, held);
    await Promise.all(during);
  }
  table.push([name, ends, served]);
  const names = ways.map(([way]) => way).join(", ");
  expect(served.before, names).toEqual(ways.map(() => rounds));
  expect(served.after, names).toEqual(ways.map(([, restsOn]) => (ends.includes(restsOn) ? 0 : rounds)));
});

async function hold(): Promise<Held> {
  const [key, personal] = [
    await makeKey(acme, person, [entrance.needs]),
    await makePersonalToken(person, [entrance.needs]),
  ];
  const tokens = {
    key: await exchangeKey(server, key),
    personal: await exchange(server, personal, audienceOf(acme)),
    session: await exchange(server, person, audienceOf(acme), [entrance.needs]),
  };
  return { key, personal, tokens };
}

async function countInto(counts: number[], held: Held): Promise<void> {
  const answers = await Promise.all(ways.map(([, , ask]) => ask(held)));
  for (const [index, isServed] of answers.entries()) if (isServed) counts[index] = (counts[index] ?? 0) + 1;
}

/** Every entrance of programs × who comes × whose thing it is. */
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { writeKey } from "@/lib/api-keys/secret";
import { newSecret } from "@/lib/secret";
import { roleColumns } from "./declared";
import { comparable, readHashes } from "./play";
import { call, expected, playProgram, titleOf } from "./play-program";
import { makeProgramPlaying } from "./program-cells";
import {
  askForToken,
  audienceOf,
  everything,
  exchange,
  type Key,
  makeKey,
  makePersonalToken,
  postToEndpoint,
} from "./program-credentials";
import { programEntrances } from "./program-entrances";
import { keepPart } from "./report";
import { differenceOf } from "./rows";
import type { RawAnswer } from "./send";
import { forgetPeople, type Person, readClock } from "./stage";

const { playing, inside, own, cells: all } = await makeProgramPlaying();
const { stage } = playing;
const began = await readClock();
// In the sample each principal still comes to every third entrance, and to each with some thing.
const cells = all.filter((_, index) => process.env.FULL || index % 3 === 0);
const counts = { executed: 0, passed: 0 };

afterEach(() => forgetPeople(began));

afterAll(async () => {
  const names = [...new Set(all.map(({ principal }) => principal.name))];
  keepPart("programs", {
    title: "Entrances of programs",
    enumerated: cells.length,
    ...counts,
    tables: [
      {
        title: "What has to come of it, by who comes",
        rows: [
          ["principal", "done", "forbidden", "not-found", "signed-out"],
          ...names.map((name) => [
            name,
            ...["done", "forbidden", "not-found", "signed-out"].map((outcome) =>
              String(all.filter((cell) => cell.principal.name === name && expected(cell) === outcome).length),
            ),
          ]),
        ],
      },
    ],
    notes: [`${all.length} cells in all`],
  });
  await closeConnections();
});

test.each([...inside, ...own])("$name", async (entrance) => {
  const faults: string[] = [];
  for (const cell of cells.filter((each) => each.entrance === entrance)) {
    const fault = await playProgram(playing, cell);
    counts.executed += 1;
    if (fault) faults.push(`${titleOf(cell)}: ${fault}`);
    else counts.passed += 1;
  }
  expect(faults.join("\n")).toBe("");
});

test.each(programEntrances("public").filter(({ name }) => name.includes("/api/v1/")))(
  "$name says the same to everybody",
  async (entrance) => {
    const owner = stage.people.get("owner") as Person;
    const token = await makePersonalToken(owner, await everything());
    const key = await makeKey(stage.acme, owner, await everything());
    const bearers = [
      key.key,
      token.key,
      await exchange(playing.server, token, audienceOf(stage.acme)),
      "none",
    ];
    const say = async (headers: Record<string, string>) =>
      comparable(await call(playing.server, entrance, headers, "nowhere"), stage.acme);
    const plain = await say({});
    for (const each of bearers) expect(await say({ authorization: `Bearer ${each}` })).toBe(plain);
  },
);

test("what a query names of another organization is as what does not exist", async () => {
  const owner = stage.people.get("owner") as Person;
  const headers = {
    authorization: `Bearer ${(await makeKey(stage.acme, owner, await everything())).key}`,
  };
  const asked = inside.flatMap((entrance) => entrance.queries.map((query) => ({ entrance, query })));
  expect(asked.length).toBeGreaterThan(2);
  for (const { entrance, query } of asked) {
    const table = /\w+$/.exec(entrance.path())?.[0] ?? "";
    const [row] = query.endsWith("_id")
      ? await asAdmin`select user_id as id from memberships where organization_id = ${stage.globex.id} limit 1`
      : await asAdmin`select id from ${asAdmin(table)} where organization_id = ${stage.globex.id} limit 1`;
    const foreign = String(row?.id);
    // Of the same time, so that a page that goes by it begins at the same place.
    const nothing = foreign.slice(0, 24) + randomUUID().slice(24);
    const say = async (id: string) =>
      comparable(await call(playing.server, entrance, headers, undefined, `?${query}=${id}`), stage.acme, id);
    const difference = differenceOf(await say(foreign), await say(nothing));
    expect(difference, `${entrance.name}?${query}`).toBeUndefined();
  }
});

test("a token is given of what its person holds there, and a foreign organization is as one that does not exist", async () => {
  const needs = [...new Set(inside.map((each) => each.needs))];
  const all = await everything();
  const ask = async (subject: Key | Person, id: string, scope?: string) => {
    await asAdmin`delete from rate_limits`;
    return askForToken(playing.server, subject, audienceOf({ id }), scope);
  };
  for (const role of roleColumns) {
    const person = stage.people.get(role) as Person;
    const key = await makePersonalToken(person, all);
    for (const subject of [key, person])
      for (const scope of needs) {
        const { status, body } = await ask(subject, stage.acme.id, scope);
        const isHeld = inside.some((each) => each.needs === scope && each.allowed.has(role));
        expect([role, scope, status], body).toEqual([role, scope, isHeld ? 200 : 400]);
        expect(JSON.parse(body).error, scope).toBe(isHeld ? undefined : "invalid_scope");
      }
  }
  for (const kind of ["owner", "stranger", "invited", "removed admin", "suspended admin", "owner there"]) {
    const person = stage.people.get(kind) as Person;
    const foreign = /owner there/.test(kind) ? stage.acme : stage.globex;
    const closed = /admin|invited/.test(kind) ? [foreign, stage.acme] : [foreign];
    for (const subject of [person, await makePersonalToken(person, all)])
      for (const { id } of closed) {
        const nothing = randomUUID();
        const [refused, missing] = [await ask(subject, id), await ask(subject, nothing)];
        expect(JSON.parse(refused.body).error, kind).toBe("invalid_target");
        const plain = (answer: RawAnswer, thing: string) =>
          comparable({ ...answer, outcome: "invalid" }, stage.acme, thing);
        expect(plain(refused, id)).toBe(plain(missing, nothing));
      }
  }
  // An organization's key leads into its own alone, and is nobody's subject token.
  const key = await makeKey(stage.acme, stage.people.get("member here, admin there") as Person, all);
  expect(JSON.parse((await ask(key, stage.globex.id)).body).error).toBe("invalid_grant");
  expect(JSON.parse((await ask(key, stage.acme.id)).body).error).toBe("invalid_grant");
});

test("a key is ended by who holds it, and every other answer is that to a key that does not exist", async () => {
  const key = await makeKey(stage.acme, stage.people.get("owner") as Person, []);
  const end = async (token: string) => {
    await asAdmin`delete from rate_limits`;
    const answer = await postToEndpoint(playing.server, "revoke", { token });
    return comparable({ ...answer, outcome: "done" }, stage.acme);
  };
  const before = await readHashes(stage);
  const unknown = await end(writeKey(randomUUID(), newSecret()));
  expect(unknown.startsWith("200\n")).toBe(true);
  expect(await end(writeKey(key.id, newSecret())), "another secret").toBe(unknown);
  expect(await readHashes(stage)).toEqual(before);
  expect(await end(key.key)).toBe(unknown);
  const after = await readHashes(stage);
  expect([after.here === before.here, after.there]).toEqual([false, before.there]);
  expect(await end(key.key), "again").toBe(unknown);
  expect(await readHashes(stage)).toEqual(after);
});

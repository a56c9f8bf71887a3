/** Tokens of programs in every state, at an entrance that reads, at one that writes, and at introspection. */
import { afterAll, describe, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessTokenFlaws, forgeAccessToken, groundsOf } from "./access-tokens";
import { believed, everywhere, holders, makeHolders, reading } from "./believed";
import type { Entrance } from "./entrances";
import { organizationEntrances } from "./entrances";
import { cookiesOf } from "./play";
import { call } from "./play-program";
import {
  audienceOf,
  everything,
  exchange,
  exchangeKey,
  introspect,
  type Key,
  makeKey,
  makePersonalToken,
  ownAudience,
} from "./program-credentials";
import { type ProgramEntrance, programEntrances } from "./program-entrances";
import { keepPart } from "./report";
import { getPage } from "./send";
import { makeMember, makeStage, type Person } from "./stage";

const server = { url: process.env.E2E_BASE_URL ?? "" };
const stage = await makeStage([]);
const { acme, globex } = stage;
const all = await everything();

const held = await makeHolders(stage);
const holderOf = held.of;
const asker = held.asker;
const isBelieved = (token: string) => believed(server, stage, asker, token);

const states = [...accessTokenFlaws, ...Object.keys(groundsOf(holderOf("key").credential, acme))];
const counts = { enumerated: 0, executed: 0, passed: 0 };

afterAll(async () => {
  keepPart("access-tokens", {
    title: "Tokens of programs in every state",
    ...counts,
    notes: [
      `${accessTokenFlaws.length} flaws of forged tokens, ${states.length - accessTokenFlaws.length} grounds taken away after a token was issued, each held by a key, a personal access token and a session.`,
    ],
  });
  await closeConnections();
});

async function count(token: string, wanted: string[]): Promise<void> {
  counts.executed += 1;
  expect(await isBelieved(token)).toEqual(wanted);
  counts.passed += 1;
}

describe.each(holders)("held by a %s", (kind) => {
  counts.enumerated += states.length + 1;

  test("without a flaw it is believed, so that each flaw is what fails", async () => {
    await count(await forgeAccessToken("flawless", holderOf(kind).credential, acme), everywhere);
  });

  test.each(accessTokenFlaws)("forged: %s", async (flaw) => {
    await count(await forgeAccessToken(flaw, holderOf(kind).credential, acme), []);
  });

  test.each(states.slice(accessTokenFlaws.length))("issued before: %s", async (ground) => {
    const { credential, person } = holderOf(kind);
    const token =
      credential.kind === "key"
        ? await exchangeKey(server, credential as Key)
        : await exchange(server, "key" in credential ? credential : person, audienceOf(acme));
    const [take, giveBack] = groundsOf(credential, acme)[ground] ?? [];
    expect((await introspect(server, token)).body).toContain('"active":true');
    await asAdmin.unsafe(take ?? "");
    try {
      await count(token, []);
    } finally {
      await asAdmin.unsafe(giveBack ?? "");
    }
  });
});

test("a token of one organization is none of another, though both are the holder's", async () => {
  const { credential, person } = holderOf("personal");
  await makeMember(person, { organization: globex, role: "owner", state: "active" });
  const token = await exchange(server, credential as Key, audienceOf(globex));
  const { body, outcome } = await call(server, reading, { authorization: `Bearer ${token}` });
  expect(outcome).toBe("done");
  expect(body).toContain(globex.canary);
  expect(body).not.toContain(acme.canary);
  // An organization's key is told of its own tokens alone; the holder of a token of it.
  expect((await introspect(server, token, asker)).body).toBe('{"active":false}');
  expect((await introspect(server, token)).body).toContain('"active":true');
});

test("a key of another organization in a token of this one, and its like, is believed nowhere", async () => {
  const theirs = await makeKey(globex, stage.people.get("owner there") as Person, all);
  const [{ credential: key }, { credential: personal }] = [holderOf("key"), holderOf("personal")];
  const mixed = [
    forgeAccessToken("flawless", theirs, acme),
    forgeAccessToken("flawless", key, acme, { client_id: theirs.id }),
    forgeAccessToken("flawless", key, acme, { sub: theirs.id }),
    forgeAccessToken("flawless", key, acme, { sub: key.userId }),
    forgeAccessToken("flawless", personal, acme, { client_id: key.id }),
    forgeAccessToken("flawless", personal, acme, { sub: key.userId }),
    forgeAccessToken("flawless", personal, acme, { sub: personal.id }),
  ];
  for (const token of mixed) expect(await isBelieved(await token)).toEqual([]);
});

test("a user token opens no organization, and a token of an organization nothing of the person", async () => {
  const { credential } = holderOf("personal");
  const me = programEntrances("user").find(({ method }) => method === "GET") as ProgramEntrance;
  const ofPerson = await makePersonalToken(holderOf("personal").person, ["read:profile"]);
  const user = await exchange(server, ofPerson, ownAudience);
  expect((await call(server, reading, { authorization: `Bearer ${user}` })).outcome).toBe("signed-out");
  expect((await introspect(server, user, asker)).body).toBe('{"active":false}');
  const token = await exchange(server, credential as Key, audienceOf(acme));
  expect((await call(server, me, { authorization: `Bearer ${token}` })).outcome).toBe("signed-out");
});

test("an organization session is no access token, and an access token no organization session", async () => {
  const session = await cookiesOf(stage, "owner", "fresh", acme);
  expect(await isBelieved(session.token ?? "")).toEqual([]);
  expect(await isBelieved(session.session ?? "")).toEqual([]);
  const page = (await organizationEntrances()).find(({ name }) => name === "/[workspace]/events") as Entrance;
  const viewer = stage.people.get("viewer") as Person;
  const owners = await forgeAccessToken("flawless", holderOf("personal").credential, acme, {
    sub: viewer.id,
  });
  const cookies = { session: viewer.cookie, token: owners };
  expect((await getPage(server, page.path(acme.slug), cookies)).outcome).toBe("forbidden");
  const bare = { token: await exchange(server, holderOf("personal").credential as Key, audienceOf(acme)) };
  expect((await getPage(server, page.path(acme.slug), bare)).outcome).toBe("signed-out");
});

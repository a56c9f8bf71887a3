import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { asUser, enterOrganization, type UserTx } from "@/db/wall";
import { hashSession } from "@/lib/auth/cookies";
import { countAttemptAtLast, createOneTimeToken, spendOneTimeToken } from "./one-time-tokens";
import { listSecurityEvents, recordSecurityEvent, securityEventsPerPage } from "./security-events";
import {
  createSession,
  findSession,
  listSessions,
  renewSession,
  revokeOtherSessions,
  revokeSession,
  revokeSessionById,
  wasProvedWithin,
} from "./sessions";

afterAll(closeConnections);

const context = { ip: "203.0.113.7", user_agent: null, session_id: null, request_id: null };

let olga: TestPerson;
let mia: TestPerson;

beforeEach(async () => {
  [olga, mia] = (await Promise.all(["Olga", "Mia"].map(makePerson))) as [TestPerson, TestPerson];
});

describe("a person's sessions", () => {
  test("are the live ones, and nobody else's", async () => {
    const [old, idle, ended, phone] = await Promise.all([1, 2, 3, 4].map(() => startAnother(olga)));
    await asAdmin`update sessions set expires_at = now() where token_hash = ${old ?? null}`;
    await asAdmin`update sessions set last_seen_at = now() - interval '15 days' where token_hash = ${idle ?? null}`;
    await asUser(olga.userId, (tx) => revokeSession(tx, ended ?? Buffer.of()));
    const listed = await asUser(olga.userId, listSessions);
    expect(listed.map(({ id }) => id).toSorted()).toEqual(
      [await idOf(olga.session), await idOf(phone)].toSorted(),
    );
  });

  test("end at the row: the next request is refused, in a workspace too", async () => {
    const slug = await makeOrganization([[olga, "owner"]]);
    const phone = { ...olga, session: await startAnother(olga) };
    const access = await accessOf(phone, slug);
    expect((await enterOrganization(access, async () => true)).outcome).toBe("entered");
    expect(await end(olga, await idOf(phone.session))).toBe(true);
    expect(await findSession(phone.session)).toBeUndefined();
    expect((await enterOrganization(access, async () => true)).outcome).toBe("gone");
    expect(await findSession(olga.session)).toMatchObject({ userId: olga.userId });
    expect(await end(olga, await idOf(phone.session)), "a second time").toBe(false);
  });

  test("end all but one", async () => {
    const others = await Promise.all([1, 2, 3].map(() => startAnother(olga)));
    const kept = await idOf(olga.session);
    expect(await asUser(olga.userId, (tx) => revokeOtherSessions(tx, kept))).toBe(3);
    expect((await asUser(olga.userId, listSessions)).map(({ id }) => id)).toEqual([kept]);
    for (const other of others) expect(await findSession(other)).toBeUndefined();
    expect(await findSession(mia.session), "somebody else's").toBeDefined();
    expect(await asUser(olga.userId, (tx) => revokeOtherSessions(tx, kept))).toBe(0);
  });

  test("of another person cannot be named", async () => {
    const theirs = await idOf(mia.session);
    expect(await end(olga, theirs)).toBe(false);
    expect(await end(olga, randomUUID())).toBe(false);
    expect(await asUser(olga.userId, (tx) => revokeOtherSessions(tx, theirs)), "only their own").toBe(1);
    expect(await findSession(mia.session)).toMatchObject({ userId: mia.userId });
  });
});

test("security events come in pages, the newest first, and nobody else's", async () => {
  for (const person of [olga, mia]) {
    for (let number = 0; number < securityEventsPerPage + 3; number += 1)
      await asUser(person.userId, (tx) => recordSecurityEvent(tx, `${person.name}.${number}`, context));
  }
  const first = await asUser(olga.userId, (tx) => listSecurityEvents(tx));
  const second = await asUser(olga.userId, (tx) => listSecurityEvents(tx, first.older));
  const actions = [...first.events, ...second.events].map(({ action }) => action);
  expect(first.events).toHaveLength(securityEventsPerPage);
  expect(actions).toEqual(actions.map((_, index) => `Olga.${securityEventsPerPage + 2 - index}`));
  expect(actions).toHaveLength(securityEventsPerPage + 3);
  expect(second.older).toBeUndefined();
  const forged = await asUser(olga.userId, (tx) =>
    listSecurityEvents(tx, "ffffffff-ffff-ffff-ffff-ffffffffffff"),
  );
  expect(forged).toEqual(first);
});

/** Signs the person in on another device. */
async function startAnother({ userId }: TestPerson): Promise<Buffer> {
  const tokenHash = hashSession(randomUUID());
  await asUser(userId, (tx) => createSession(tx, { tokenHash, amr: [], userAgent: null, ip: null }));
  return tokenHash;
}

function end({ userId }: TestPerson, id: string): Promise<boolean> {
  return asUser(userId, (tx) => revokeSessionById(tx, id));
}

async function idOf(session: Buffer | undefined): Promise<string> {
  const [row] = await asAdmin`select id from sessions where token_hash = ${session ?? null}`;
  return String(row?.id);
}

describe("a fresh proof", () => {
  test("is one of the last minutes, of this session alone", async () => {
    const [here, phone] = [await idOf(olga.session), await idOf(await startAnother(olga))];
    const isFresh = (id: string) => asUser(olga.userId, (tx) => wasProvedWithin(tx, id, 600));
    expect(await isFresh(phone), "signed in by nothing that was written down").toBe(false);
    const [before, renewed, again] = [
      await tokenOf(phone),
      hashSession(`b${phone}`),
      hashSession(`c${phone}`),
    ];
    const renew = (from: Buffer, to: Buffer, method?: "pwd" | "otp") =>
      asUser(olga.userId, (tx) => renewSession(tx, from, to, method));
    expect(await renew(before, hashSession(`a${phone}`))).toBe(true);
    expect(await isFresh(phone), "a new id alone is no proof").toBe(false);
    expect(await renew(before, renewed, "pwd"), "by an id of before").toBe(false);
    expect(await renew(hashSession(`a${phone}`), renewed, "pwd")).toBe(true);
    expect(await isFresh(phone)).toBe(true);
    const isStrong = (tx: UserTx) => wasProvedWithin(tx, phone, 600, ["otp", "passkey"]);
    expect(await asUser(olga.userId, isStrong), "not by what was asked for").toBe(false);
    expect(await renew(renewed, again, "otp")).toBe(true);
    expect(await asUser(olga.userId, isStrong)).toBe(true);
    expect(await findSession(renewed), "under the id of before").toBeUndefined();
    await asAdmin`update sessions set amr = jsonb_build_array(
      jsonb_build_object('method', 'pwd', 'at', now() - interval '11 minutes')) where id = ${here}`;
    expect(await isFresh(here), "too long ago").toBe(false);
    expect(await asUser(mia.userId, (tx) => wasProvedWithin(tx, phone, 600)), "somebody else's").toBe(false);
    await end(olga, phone);
    expect(await isFresh(phone), "ended").toBe(false);
  });

  test("rule 20: by code takes the one that was mailed last, and five tries", async () => {
    const [older, newer] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const mail = (tokenHash: Buffer) =>
      asUser(olga.userId, (tx) =>
        createOneTimeToken(tx, { purpose: "prove-identity", tokenHash, codeHash: tokenHash, lifetime: 600 }),
      );
    const attempt = (userId = olga.userId) =>
      asUser(userId, async (tx) => (await countAttemptAtLast(tx, "prove-identity", 5))?.tokenHash);
    await asAdmin`delete from one_time_tokens where token_hash in (${older}, ${newer})`;
    await mail(older);
    await mail(newer);
    const tries = await Promise.all(Array.from({ length: 8 }, () => attempt()));
    expect(tries.filter((hash) => hash?.equals(newer))).toHaveLength(5);
    expect(tries.filter((hash) => hash === undefined)).toHaveLength(3);
    expect(await attempt(mia.userId), "somebody else").toBeUndefined();
    await asAdmin`update one_time_tokens set attempts = 0 where token_hash = ${newer}`;
    await asUser(olga.userId, (tx) => spendOneTimeToken(tx, "prove-identity", newer));
    expect(await attempt(), "used: the older one does not come back").toBeUndefined();
  });
});

async function tokenOf(id: string): Promise<Buffer> {
  const [row] = await asAdmin`select token_hash from sessions where id = ${id}`;
  return row?.token_hash;
}

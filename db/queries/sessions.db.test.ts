import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { asUser, enterOrganization } from "@/db/wall";
import { hashSession } from "@/lib/auth/cookies";
import { listSecurityEvents, recordSecurityEvent, securityEventsPerPage } from "./security-events";
import {
  createSession,
  findSession,
  listSessions,
  revokeOtherSessions,
  revokeSession,
  revokeSessionById,
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

import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { oneTimePurposes } from "../schema/one-time-tokens";
import { createOneTimeToken, spendOneTimeToken } from "./one-time-tokens";
import { sessionLifetime } from "./sessions";

afterAll(closeConnections);

const day = 24 * 60 * 60;
let olga: TestPerson;
let slug: string;
let epoch: string;
let organizationId: string;

beforeEach(async () => {
  olga = await makePerson("Olga");
  slug = await makeOrganization([[olga, "owner"]]);
  ({ epoch, organizationId } = await accessOf(olga, slug));
});

/** Each way to ask whether a session is live, in the transaction that has just moved its row: one clock, which stands still. */
async function isLive(move: "idle" | "absolute", seconds: number): Promise<boolean[]> {
  return asAdmin.begin(async (tx) => {
    if (move === "idle")
      await tx`update sessions set last_seen_at = now() - make_interval(secs => ${seconds}) where token_hash = ${olga.session}`;
    else
      await tx`update sessions set expires_at = now() + make_interval(secs => ${sessionLifetime - seconds})
        where token_hash = ${olga.session}`;
    const answers = [
      await tx`select 1 from find_session(${olga.session})`,
      await tx`select 1 from open_gate(${olga.session}, ${slug})`,
      await tx`select 1 from enter_organization(${olga.session}, ${olga.userId}, ${organizationId}, ${epoch})`,
    ];
    return answers.map(({ length }) => length === 1);
  });
}

test("rule 7: a session that nobody uses lives for 14 days, a second less or more", async () => {
  expect(await isLive("idle", 14 * day - 1)).toEqual([true, true, true]);
  expect(await isLive("idle", 14 * day)).toEqual([false, false, false]);
  expect(await isLive("idle", 14 * day + 1)).toEqual([false, false, false]);
});

test("rule 7: a session that is used all the time lives for 30 days, a second less or more", async () => {
  const [row] = await asAdmin`select extract(epoch from expires_at - created_at)::int as lives from sessions
      where token_hash = ${olga.session}`;
  expect(row?.lives).toBe(30 * day);
  expect(sessionLifetime).toBe(30 * day);
  expect(await isLive("absolute", 30 * day - 1)).toEqual([true, true, true]);
  expect(await isLive("absolute", 30 * day)).toEqual([false, false, false]);
  expect(await isLive("absolute", 30 * day + 1)).toEqual([false, false, false]);
});

test.each(oneTimePurposes)("rule 7: a %s is spent in its last second, and not after it", async (purpose) => {
  const spend = (seconds: number) =>
    asUser(olga.userId, async (tx) => {
      const tokenHash = randomBytes(32);
      await createOneTimeToken(tx, { purpose, tokenHash, lifetime: seconds });
      return (await spendOneTimeToken(tx, purpose, tokenHash)) !== undefined;
    });
  expect([await spend(1), await spend(0), await spend(-1)]).toEqual([true, false, false]);
});

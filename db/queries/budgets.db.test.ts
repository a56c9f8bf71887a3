import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { takePoint } from "@/db/rate-limits";
import { closeConnections } from "@/db/testing/connections";
import { makePerson, type TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { mostAttempts } from "@/lib/auth/verification";
import { oneTimePurposes } from "../schema/one-time-tokens";
import { countAttempt, countAttemptAtLast, createOneTimeToken } from "./one-time-tokens";

afterAll(closeConnections);

const guesses = 100;
let vera: TestPerson;

beforeEach(async () => {
  vera = await makePerson("Vera");
});

/** Only who is given the hash can compare, so each is one comparison. */
async function countGiven(ask: () => Promise<Buffer | null | undefined>): Promise<number> {
  const given = await Promise.all(Array.from({ length: guesses }, ask));
  return given.filter(Boolean).length;
}

test("rule 20: of 100 codes of one browser typed at once, five are compared", async () => {
  const tokenHash = randomBytes(32);
  await asUser(vera.userId, (tx) =>
    createOneTimeToken(tx, { purpose: "verify-email", tokenHash, codeHash: randomBytes(32), lifetime: 60 }),
  );
  const compared = await countGiven(() =>
    asUser(vera.userId, async (tx) => (await countAttempt(tx, tokenHash, mostAttempts))?.codeHash),
  );
  expect(compared).toBe(mostAttempts);
});

test.each(oneTimePurposes)(
  "rule 20: of 100 codes of a %s typed at once, five are compared",
  async (purpose) => {
    const mail = () =>
      asUser(vera.userId, (tx) =>
        createOneTimeToken(tx, {
          purpose,
          tokenHash: randomBytes(32),
          codeHash: randomBytes(32),
          lifetime: 60,
        }),
      );
    const ask = () =>
      asUser(vera.userId, async (tx) => (await countAttemptAtLast(tx, purpose, mostAttempts))?.codeHash);
    await mail();
    expect(await countGiven(ask)).toBe(mostAttempts);
    await mail();
    expect(await countGiven(ask), "a new mail is five tries, not more").toBe(mostAttempts);
  },
);

test("rule 20: of 100 tries of one budget at once, no more are let through than it holds", async () => {
  const budget = { name: `test.${randomUUID()}`, points: 10, seconds: 60 };
  const refused = await Promise.all(Array.from({ length: guesses }, () => takePoint(budget, "key")));
  expect(refused.filter((seconds) => seconds === undefined)).toHaveLength(10);
});

import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createOneTimeToken } from "@/db/queries/one-time-tokens";
import { findSession } from "@/db/queries/sessions";
import { findPasswordHash } from "@/db/queries/users";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makePerson, type TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { context } from "@/lib/account/testing";
import { closeJobQueue } from "@/lib/jobs/queue";
import { queuedMails } from "@/lib/mail/testing/queued";
import { spendReset } from "./spend-reset";
import { countLiveTokens, giveToken, giveTotp, securityEventsOf } from "./testing";

afterAll(async () => {
  await closeJobQueue();
  await closeConnections();
});

let mia: TestPerson;

beforeEach(async () => {
  mia = await makePerson("Mia");
});

/** Where a link that was mailed to them leads once they typed a new password. */
async function reset({ userId, email }: TestPerson): Promise<string | undefined> {
  const tokenHash = randomBytes(32);
  await asUser(userId, (tx) =>
    createOneTimeToken(tx, { purpose: "reset-password", tokenHash, email, lifetime: 600 }),
  );
  const ticket = await spendReset({ userId, tokenHash }, "new", context);
  expect(await spendReset({ userId, tokenHash }, "newer", context), "a second time").toBeUndefined();
  return ticket?.purpose;
}

const setDisabled = (person: TestPerson, isDisabled: boolean) =>
  asAdmin`update users set disabled_at = ${isDisabled ? new Date() : null} where id = ${person.userId}`;
const passwordOf = ({ userId }: TestPerson) => asUser(userId, findPasswordHash);

test("sets the password, ends every session and says so by mail", async () => {
  expect(await reset(mia)).toBe("sign-in-ticket");
  expect(await passwordOf(mia)).toBe("new");
  expect(await findSession(mia.session)).toBeUndefined();
  expect(await securityEventsOf(mia)).toEqual(["password.reset"]);
  expect((await queuedMails(mia.email)).map(({ kind }) => kind)).toEqual(["password-changed"]);
});

test("revokes the personal access tokens, and says so, where there are any", async () => {
  const nora = await makePerson("Nora");
  for (const each of [mia, mia, nora]) await giveToken(each);
  await reset(mia);
  expect([await countLiveTokens(mia), await countLiveTokens(nora)]).toEqual([0, 1]);
  expect(await securityEventsOf(mia)).toEqual(["accessToken.allRevoked", "password.reset"]);
  expect((await queuedMails(mia.email)).map(({ kind }) => kind).toSorted()).toEqual([
    "password-changed",
    "security-notice",
  ]);
});

test("sets nothing for whoever is disabled, who is told so after all that is asked for", async () => {
  await giveToken(mia);
  await setDisabled(mia, true);
  expect(await reset(mia)).toBe("disabled");
  await giveTotp(mia);
  expect(await reset(mia)).toBe("second-step");
  expect(await passwordOf(mia)).toBe("none");
  expect(await securityEventsOf(mia)).toEqual([]);
  expect(await queuedMails(mia.email)).toEqual([]);
  await setDisabled(mia, false);
  expect(await countLiveTokens(mia)).toBe(1);
  expect(await findSession(mia.session), "what staff left alone").toBeDefined();
});

import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { createOneTimeToken, spendOneTimeToken } from "@/db/queries/one-time-tokens";
import { findSession } from "@/db/queries/sessions";
import { verifyEmail } from "@/db/queries/users";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makePerson, type TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { context } from "@/lib/account/testing";
import { takePlanted } from "./first-proof";

afterAll(closeConnections);

const planted = ["passkeys", "totp_secrets", "recovery_codes", "identities"] as const;

/** Somebody who claimed an address of another's and put all that there is on the account. */
async function plant(): Promise<TestPerson> {
  const person = await makePerson("Mallory");
  const { userId } = person;
  await asAdmin`update user_emails set verified_at = null where user_id = ${userId}`;
  await asAdmin`insert into passkeys (user_id, credential_id, public_key, sign_count, transports, is_backed_up, name)
    values (${userId}, ${randomBytes(16)}, ${randomBytes(32)}, 0, '{}', false, 'Mine')`;
  await asAdmin`insert into totp_secrets (user_id, sealed_secret, confirmed_at) values (${userId}, ${randomBytes(32)}, now())`;
  await asAdmin`insert into recovery_codes (user_id, code_hash) values (${userId}, ${randomBytes(32)})`;
  await asAdmin`insert into identities (user_id, provider, issuer, subject, email)
    values (${userId}, 'openid', 'https://idp.example', ${randomUUID()}, null)`;
  return person;
}

async function countRows({ userId }: TestPerson): Promise<Record<string, number>> {
  const counts = planted.map(async (table) => {
    const [row] =
      await asAdmin`select count(*)::int as rows from ${asAdmin(table)} where user_id = ${userId}`;
    return [table, row?.rows];
  });
  return Object.fromEntries(await Promise.all(counts));
}

test("rule 1: passkeys, codes, identities and sessions from before the first proof are gone with it", async () => {
  const [mallory, other] = [await plant(), await plant()];
  expect(await findSession(mallory.session), "nobody while the address is unproved").toBeUndefined();
  await asUser(mallory.userId, async (tx) => {
    await verifyEmail(tx, mallory.email);
    await takePlanted(tx, context, true);
  });
  expect(await countRows(mallory)).toEqual({
    passkeys: 0,
    totp_secrets: 0,
    recovery_codes: 0,
    identities: 0,
  });
  expect(await findSession(mallory.session), "a session of before").toBeUndefined();
  expect(await countRows(other), "another's").toEqual({
    passkeys: 1,
    totp_secrets: 1,
    recovery_codes: 1,
    identities: 1,
  });
});

test.each(["add-email", "reset-password", "prove-identity"] as const)(
  "rule 1: a %s that was asked for before the first proof is worth nothing after it",
  async (purpose) => {
    const mallory = await plant();
    const tokenHash = randomBytes(32);
    const spend = () => asUser(mallory.userId, (tx) => spendOneTimeToken(tx, purpose, tokenHash));
    await asUser(mallory.userId, async (tx) => {
      await createOneTimeToken(tx, { purpose, tokenHash, email: "mallory@example.com", lifetime: 600 });
      await verifyEmail(tx, mallory.email);
      await takePlanted(tx, context, true);
    });
    expect(await spend()).toBeUndefined();
  },
);

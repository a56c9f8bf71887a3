import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { createOneTimeToken } from "@/db/queries/one-time-tokens";
import { createSession } from "@/db/queries/sessions";
import { createUser, findSignIn } from "@/db/queries/users";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { asNewUser, asUser } from "@/db/wall";
import { context } from "@/lib/account/testing";
import { type MailedProof, type Proved, spendProof } from "./first-proof";
import { createTicket } from "./ticket";

afterAll(closeConnections);

type Purpose = MailedProof["purpose"];
const purposes: Purpose[] = ["verify-email", "sign-in-link", "reset-password"];
const waysIn = ["credentials", "passkeys", "totp_secrets", "recovery_codes", "identities"];

/** Somebody with this address, and with everything that one can sign in or come back with. */
async function plant(email: string, isVerified = false): Promise<string> {
  const userId = await asNewUser(async (tx) => {
    await createUser(tx, { name: "Planted", address: email, email, passwordHash: "planted", isVerified });
    const amr = [{ method: "pwd" as const, at: new Date().toISOString() }];
    await createSession(tx, { tokenHash: randomBytes(32), amr, userAgent: null, ip: null });
    for (const purpose of ["reset-password", "add-email", "sign-in-link", "second-step"] as const)
      await createOneTimeToken(tx, { purpose, tokenHash: randomBytes(32), email, lifetime: 600 });
    return tx.userId;
  });
  await asAdmin`insert into passkeys (user_id, credential_id, public_key, transports, is_backed_up, name)
    values (${userId}, ${randomBytes(16)}, '', '{}', false, 'Planted')`;
  await asAdmin`insert into totp_secrets (user_id, sealed_secret, confirmed_at) values (${userId}, '', now())`;
  await asAdmin`insert into recovery_codes (user_id, code_hash) values (${userId}, ${randomBytes(32)})`;
  await asAdmin`insert into identities (user_id, provider, issuer, subject)
    values (${userId}, 'oidc', 'https://id.example', ${userId})`;
  return userId;
}

/** What of it is left: tables with a row, sessions that live, tokens that can be spent. */
async function leftOf(userId: string): Promise<string[]> {
  const live = [
    ...waysIn.map((table) => [table, asAdmin`true`] as const),
    ["sessions", asAdmin`revoked_at is null`] as const,
    ["one_time_tokens", asAdmin`used_at is null`] as const,
  ];
  const left: string[] = [];
  for (const [table, isLive] of live) {
    const rows = await asAdmin`select 1 from ${asAdmin(table)} where user_id = ${userId} and ${isLive}`;
    if (rows.length > 0) left.push(table);
  }
  return left;
}

async function mail(userId: string, purpose: Purpose, email: string): Promise<MailedProof> {
  const tokenHash = randomBytes(32);
  await asUser(userId, (tx) => createOneTimeToken(tx, { purpose, tokenHash, email, lifetime: 600 }));
  return { userId, purpose, tokenHash };
}

const spend = (proof: MailedProof, keepsPassword = false) =>
  spendProof(proof, { context, keepsPassword }, async (_tx, proved): Promise<Proved> => proved);
const address = () => `vera-${randomUUID()}@example.com`;

describe("the first proof of an address", () => {
  test.each(purposes)("rule 1: by %s ends all that was planted before it", async (purpose) => {
    const email = address();
    const userId = await plant(email);
    expect(await leftOf(userId), "there was something to end").toHaveLength(waysIn.length + 2);
    const proof = await mail(userId, purpose, email);
    expect(await spend(proof)).toEqual({ email, isFirst: true, isCleared: true });
    expect(await leftOf(userId)).toEqual([]);
    expect(await findSignIn(email)).toEqual({ userId, passwordHash: null, isVerified: true });
    const actions = await asAdmin`select action from security_events where user_id = ${userId} order by id`;
    expect(actions.map(({ action }) => action)).toEqual(["account.cleared", "email.verified"]);
  });

  test("rule 1: keeps the password of whoever chose it where it is proved, and nothing else", async () => {
    const email = address();
    const userId = await plant(email);
    await spend(await mail(userId, "verify-email", email), true);
    expect(await leftOf(userId)).toEqual(["credentials"]);
  });

  test("rule 1: ends the claims of others, and no account that proved another address", async () => {
    const email = address();
    const [rival, userId] = [await plant(email), await plant(email)];
    const other = address();
    const proved = await plant(other, true);
    await asAdmin`insert into user_emails (user_id, address, normalized) values (${proved}, ${email}, ${email})`;
    await spend(await mail(userId, "sign-in-link", email));
    const people = await asAdmin`select id from users where id in ${asAdmin([rival, proved])}`;
    expect(people.map(({ id }) => id)).toEqual([proved]);
    expect(await leftOf(proved)).toHaveLength(waysIn.length + 2);
  });

  test("rule 1: is no proof when somebody else proved the address meanwhile, and nothing is done", async () => {
    const email = address();
    const late = await plant(email);
    const proof = await mail(late, "sign-in-link", email);
    await plant(email, true);
    expect(await spend(proof)).toBeUndefined();
    expect(await leftOf(late), "another's account, which its owner may still look for").not.toEqual([]);
  });
});

describe("a later proof of the same address", () => {
  test.each(purposes)("by %s takes nothing, and asks for the second factor all the same", async (purpose) => {
    const email = address();
    const userId = await plant(email, true);
    const before = await leftOf(userId);
    const proof = await mail(userId, purpose, email);
    const ticket = await spendProof(proof, { context, keepsPassword: false }, (tx, proved) => {
      expect(proved).toEqual({ email, isFirst: false, isCleared: false });
      return createTicket(tx, "link");
    });
    expect(ticket?.purpose).toBe("second-step");
    expect(await leftOf(userId)).toEqual(before);
  });
});

test("rule 24: what was mailed for one purpose is spent for no other, and once", async () => {
  const email = address();
  const userId = await plant(email);
  for (const purpose of purposes) {
    const proof = await mail(userId, purpose, email);
    for (const other of purposes.filter((each) => each !== purpose))
      expect(await spend({ ...proof, purpose: other }), `${purpose} as ${other}`).toBeUndefined();
    const tries = await Promise.all(Array.from({ length: 8 }, () => spend(proof)));
    expect(tries.filter((each) => each !== undefined)).toHaveLength(1);
  }
});

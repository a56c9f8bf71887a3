import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { findFactors } from "@/db/queries/factors";
import { findSession } from "@/db/queries/sessions";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makePerson, type TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { countLiveTokens, giveToken, makeGuarded, offerTotp, securityEventsOf } from "@/lib/auth/testing";
import { codeOf, wrongCodeOf } from "@/lib/auth/testing-app";
import { createTicket } from "@/lib/auth/ticket";
import { acceptTotp } from "@/lib/auth/totp";
import { closeJobQueue } from "@/lib/jobs/queue";
import { decrypt } from "@/lib/secret";
import { renewRecoveryCodes } from "./recovery-codes";
import { removeSecondFactor } from "./second-factor";
import { context, giveAddress, signedIn } from "./testing";
import { checkFirstCode, removeTotp, startTotp, takeIntoUse } from "./totp";

afterAll(async () => {
  await closeJobQueue();
  await closeConnections();
});

let mia: TestPerson;

beforeEach(async () => {
  mia = await makePerson("Mia");
});

describe("the codes of an app", () => {
  test("are asked for from the first right code on, which counts as used", async () => {
    const secret = await offerTotp(mia);
    expect(await stepAfter(mia), "not yet").toBe("sign-in-ticket");
    expect(await confirm(mia, wrongCodeOf(secret))).toBe("invalid_input");
    const code = codeOf(secret);
    expect(await confirm(mia, code)).toHaveLength(10);
    expect(await stepAfter(mia)).toBe("second-step");
    expect(await asUser(mia.userId, (tx) => acceptTotp(tx, code))).toBe(false);
    expect(await confirm(mia, codeOf(secret)), "a second time").toBe("conflict");
    expect((await securityEventsOf(mia))[0]).toBe("totp.added");
  });

  test("are those of the secret that was shown last, within an hour", async () => {
    const first = await offerTotp(mia);
    const second = await offerTotp(mia);
    expect(await confirm(mia, codeOf(first))).toBe("invalid_input");
    await asAdmin`update totp_secrets set created_at = now() - interval '2 hours' where user_id = ${mia.userId}`;
    expect(await confirm(mia, codeOf(second))).toBe("conflict");
  });

  test("want a fresh proof to be set up, and are not replaced while they are on", async () => {
    await proved(mia, "pwd", 11);
    expect(await startTotp(await signedIn(mia))).toMatchObject({ refused: { code: "reauthenticate" } });
    const nils = await makeGuarded("Nils");
    await proved(nils, "otp", 0);
    expect(await startTotp(await signedIn(nils))).toMatchObject({ refused: { code: "conflict" } });
    expect(await asUser(nils.userId, (tx) => acceptTotp(tx, codeOf(nils.secret)))).toBe(true);
  });

  test("are switched off by a strong proof alone, and take the recovery codes along", async () => {
    const nils = await makeGuarded("Nils");
    expect(await switchOff(nils), "the password is not enough").toBe("reauthenticate");
    await proved(nils, "otp", 11);
    expect(await switchOff(nils), "nor a code of before").toBe("reauthenticate");
    await proved(nils, "recovery", 0);
    expect(await switchOff(nils)).toBe("done");
    expect(await factorsOf(nils)).toMatchObject({ hasTotp: false, recoveryCodes: 0 });
    expect(await switchOff(nils)).toBe("not_found");
  });

  test("leave the recovery codes to who has a passkey", async () => {
    const nils = await makeGuarded("Nils");
    await givePasskey(nils);
    await proved(nils, "passkey", 0);
    expect(await switchOff(nils)).toBe("done");
    expect(await factorsOf(nils)).toMatchObject({ hasTotp: false, recoveryCodes: 10 });
  });
});

describe("new recovery codes", () => {
  test("take the place of the old ones, for who proves strongly who they are", async () => {
    const nils = await makeGuarded("Nils");
    expect(await renewRecoveryCodes(await signedIn(nils), context)).toMatchObject({
      refused: { code: "reauthenticate" },
    });
    await proved(nils, "otp", 0);
    const made = await renewRecoveryCodes(await signedIn(nils), context);
    const codes = "codes" in made ? made.codes : [];
    expect(new Set([...codes, ...nils.codes])).toHaveLength(20);
    for (const code of codes) expect(code).toMatch(/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
    expect(await factorsOf(nils)).toMatchObject({ recoveryCodes: 10 });
  });

  test("are for nobody who has nothing that they stand in for", async () => {
    const made = await renewRecoveryCodes(await signedIn(mia), context);
    expect(made).toMatchObject({ refused: { code: "conflict" } });
  });
});

describe("who runs the installation", () => {
  test("removes every second factor, which ends the sessions and is told to every address", async () => {
    const nils = await makeGuarded("Nils");
    await givePasskey(nils);
    const other = `nils-${randomUUID()}@work.example`;
    await giveAddress(nils, other);
    await giveToken(nils);
    expect(await removeSecondFactor(nils.email.toUpperCase())).toBe("removed");
    expect(await factorsOf(nils)).toMatchObject({ hasTotp: false, hasPasskey: false, recoveryCodes: 0 });
    expect(await findSession(nils.session)).toBeUndefined();
    expect(await countLiveTokens(nils)).toBe(0);
    expect((await securityEventsOf(nils)).slice(0, 2)).toEqual([
      "accessToken.allRevoked",
      "secondFactor.removed",
    ]);
    expect(await toldOf("Somebody who runs it")).toEqual(expect.arrayContaining([nils.email, other]));
    expect(await removeSecondFactor(other), "a second time").toBe("none");
  });

  test("does nothing to who only claims an address, or has nothing", async () => {
    const claimed = `claimed-${randomUUID()}@example.com`;
    const rival = await makeGuarded("Rival");
    await asAdmin`insert into user_emails (user_id, address, normalized) values (${rival.userId}, ${claimed}, ${claimed})`;
    expect(await removeSecondFactor(claimed)).toBe("unknown");
    expect(await removeSecondFactor(`nobody-${randomUUID()}@example.com`)).toBe("unknown");
    expect(await removeSecondFactor(mia.email)).toBe("none");
    expect(await findSession(mia.session)).toBeDefined();
    expect(await factorsOf(rival)).toMatchObject({ hasTotp: true });
  });
});

/** The recovery codes that came of it, or the code of the refusal. */
async function confirm(person: TestPerson, code: string): Promise<string | string[] | undefined> {
  const user = await signedIn(person);
  return asUser(person.userId, async (tx) => {
    const first = await checkFirstCode(tx, code);
    return "refused" in first ? first.refused.code : takeIntoUse(tx, user, first, context);
  });
}

async function switchOff(person: TestPerson): Promise<string> {
  return (await removeTotp(await signedIn(person), context))?.code ?? "done";
}

/** Where a password leads. */
async function stepAfter({ userId }: TestPerson): Promise<string> {
  return (await asUser(userId, (tx) => createTicket(tx, "pwd"))).purpose;
}

async function factorsOf({ userId }: TestPerson) {
  return asUser(userId, findFactors);
}

async function proved({ session }: TestPerson, method: string, minutesAgo: number): Promise<void> {
  const amr = [{ method, at: new Date(Date.now() - minutesAgo * 60_000).toISOString() }];
  await asAdmin`update sessions set amr = ${asAdmin.json(amr)} where token_hash = ${session}`;
}

async function givePasskey({ userId }: TestPerson): Promise<void> {
  await asAdmin`insert into passkeys (user_id, credential_id, public_key, transports, is_backed_up, name)
    values (${userId}, ${Buffer.from(randomUUID())}, ${Buffer.of(1)}, '{}', true, 'Phone')`;
}

/** Whom the mails in the queue that say this go to. */
async function toldOf(words: string): Promise<string[]> {
  const jobs = await asAdmin`select data ->> 'sealed' as sealed from pgboss.job
    where name = 'mail' and data ->> 'sealed' is not null`;
  return jobs
    .map(({ sealed }) => JSON.parse(decrypt(Buffer.from(sealed, "base64"), "mail")))
    .filter((mail) => mail.what?.includes(words))
    .map((mail) => mail.to);
}

import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { spendOneTimeToken } from "@/db/queries/one-time-tokens";
import { findSession } from "@/db/queries/sessions";
import { oneTimePurposes } from "@/db/schema/one-time-tokens";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { asUser } from "@/db/wall";
import { closeJobQueue } from "@/lib/jobs/queue";
import { hashSecret } from "@/lib/secret";
import { hashSession } from "./cookies";
import { acceptRecoveryCode } from "./recovery-codes";
import { passStep, type Step } from "./second-step";
import { beginStep, type Guarded, makeGuarded, securityEventsOf, typed } from "./testing";
import { codeOf, wrongCodeOf } from "./testing-app";
import { acceptTotp } from "./totp";

afterAll(async () => {
  await closeJobQueue();
  await closeConnections();
});

const context = { ip: null, user_agent: null, session_id: null, request_id: null };
const noCode = "2222222222222222";

let mia: Guarded;

beforeEach(async () => {
  mia = await makeGuarded("Mia");
});

describe("the second step", () => {
  test("gives a ticket with both proofs for the right code, once", async () => {
    const step = await beginStep(mia);
    expect(await guess(step, "totp", wrongCodeOf(mia.secret))).toBe("invalid_input");
    const answer = await passStep(step, { way: "totp", code: codeOf(mia.secret) }, context);
    const secret = "ticket" in answer ? answer.ticket.secret : "";
    expect(await amrOf(hashSecret("sign-in-ticket", secret))).toEqual(["pwd", "otp"]);
    expect(await guess(step, "recovery", typed(mia.codes[0])), "it is over").toBe("conflict");
    expect(await countCodes(), "and takes nothing more").toBe(10);
  });

  test("takes a recovery code, which is gone then, told and counted", async () => {
    expect(await guess(await beginStep(mia), "recovery", typed(mia.codes[3]))).toBe("ticket");
    expect(await countCodes()).toBe(9);
    expect(await securityEventsOf(mia)).toContain("recoveryCode.used");
    expect(await guess(await beginStep(mia), "recovery", typed(mia.codes[3]))).toBe("invalid_input");
  });

  test("takes nobody else's code", async () => {
    const nils = await makeGuarded("Nils");
    expect(await guess(await beginStep(mia), "recovery", typed(nils.codes[0]))).toBe("invalid_input");
    expect(await guess(await beginStep(mia), "totp", codeOf(nils.secret))).toBe("invalid_input");
  });

  test("rule 24: what waits for it is no session, and no token of any other purpose", async () => {
    const { secret } = await beginStep(mia);
    expect(await findSession(hashSession(secret))).toBeUndefined();
    for (const purpose of oneTimePurposes.filter((each) => each !== "second-step")) {
      for (const hash of [hashSecret(purpose, secret), hashSecret("second-step", secret)])
        expect(
          await asUser(mia.userId, (tx) => spendOneTimeToken(tx, purpose, hash)),
          purpose,
        ).toBeUndefined();
    }
  });

  test("is over when its time is", async () => {
    const step = await beginStep(mia);
    await asAdmin`update one_time_tokens set expires_at = now() where token_hash = ${step.tokenHash}`;
    expect(await guess(step, "totp", codeOf(mia.secret))).toBe("conflict");
  });
});

describe("guessing", () => {
  test.each([
    ["totp", (it: Guarded) => wrongCodeOf(it.secret), (it: Guarded) => codeOf(it.secret)],
    ["recovery", () => noCode, (it: Guarded) => typed(it.codes[0])],
  ] as const)(
    "rule 20: of 100 guesses at once at most five are compared, and then no right code helps (%s)",
    async (way, wrong, right) => {
      const step = await beginStep(mia);
      const outcomes = await Promise.all(Array.from({ length: 100 }, () => guess(step, way, wrong(mia))));
      expect(outcomes).not.toContain("ticket");
      // The fifth may end the step before one of the others is looked at.
      expect([1, 2, 3, 4, 5], "each that was compared").toContain(await countRefusals());
      expect(await attemptsOf(step)).toBe(5);
      await forgetBudget();
      expect(await guess(step, way, right(mia))).toBe("conflict");
    },
  );

  test("rule 20: beginning anew brings no more than ten in an hour", async () => {
    for (let time = 0; time < 6; time += 1) {
      const step = await beginStep(mia);
      await Promise.all(Array.from({ length: 4 }, () => guess(step, "totp", wrongCodeOf(mia.secret))));
    }
    expect(await countRefusals()).toBe(10);
    expect(await guess(await beginStep(mia), "totp", codeOf(mia.secret))).toBe("rate_limited");
  });

  test("rule 21: whoever guesses from elsewhere keeps nobody out of their own browser", async () => {
    for (let time = 0; time < 3; time += 1) {
      const step = await beginStep(mia);
      for (let tried = 0; tried < 4; tried += 1) await guess(step, "totp", wrongCodeOf(mia.secret));
    }
    const elsewhere = await beginStep(mia);
    expect(await guess(elsewhere, "totp", codeOf(mia.secret))).toBe("rate_limited");
    const here = { ...(await beginStep(mia)), isKnownDevice: true };
    expect(await guess(here, "totp", codeOf(mia.secret))).toBe("ticket");
  });

  test("rule 20: the code of an app works once, in however many requests at the same moment", async () => {
    const code = codeOf(mia.secret);
    const accept = () => asUser(mia.userId, (tx) => acceptTotp(tx, code));
    const accepted = await Promise.all(Array.from({ length: 30 }, accept));
    expect(accepted.filter(Boolean)).toHaveLength(1);
    expect(await accept(), "nor later").toBe(false);
  });

  test("rule 20: no code of before works when a later one was used", async () => {
    const { userId } = mia;
    const [next, now] = [codeOf(mia.secret, Date.now() + 30_000), codeOf(mia.secret)];
    expect(await asUser(userId, (tx) => acceptTotp(tx, next))).toBe(true);
    expect(await asUser(userId, (tx) => acceptTotp(tx, now))).toBe(false);
  });

  test("rule 20: a recovery code works once, in however many requests at the same moment", async () => {
    const accept = () => asUser(mia.userId, (tx) => acceptRecoveryCode(tx, typed(mia.codes[0]), context));
    const accepted = await Promise.all(Array.from({ length: 30 }, accept));
    expect(accepted.filter(Boolean)).toHaveLength(1);
    expect(await countCodes()).toBe(9);
  });
});

async function guess(step: Step, way: "totp" | "recovery", code: string): Promise<string> {
  const answer = await passStep(step, { way, code }, context);
  return "ticket" in answer ? "ticket" : answer.refused.code;
}

/** Codes that were compared and found wrong: each writes an event. */
async function countRefusals(): Promise<number> {
  return (await securityEventsOf(mia)).filter((action) => action === "session.stepRefused").length;
}

async function attemptsOf({ tokenHash }: Step): Promise<number> {
  const [row] = await asAdmin`select attempts from one_time_tokens where token_hash = ${tokenHash}`;
  return row?.attempts;
}

async function amrOf(tokenHash: Buffer): Promise<string[] | undefined> {
  const [row] = await asAdmin`select amr from one_time_tokens where token_hash = ${tokenHash}`;
  return row?.amr.map(({ method }: { method: string }) => method);
}

async function countCodes(): Promise<number> {
  const [row] =
    await asAdmin`select count(*)::int as codes from recovery_codes where user_id = ${mia.userId}`;
  return row?.codes;
}

/** An hour later. */
async function forgetBudget(): Promise<void> {
  await asAdmin`delete from rate_limits where key ~ '^factor[.](account|day):'`;
}

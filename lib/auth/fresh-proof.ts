/**
 * Proof of identity given again, by what the person has. What cannot be taken back asks for one that is no older than ten
 * minutes.
 */
import "server-only";
import { timingSafeEqual } from "node:crypto";
import { type Factors, findFactors } from "@/db/queries/factors";
import { countAttemptAtLast, createOneTimeToken, spendOneTimeToken } from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { type CurrentUser, wasProvedWithin } from "@/db/queries/sessions";
import { findPasswordHash } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { type AuthenticationMethod, strongMethods } from "@/db/schema/sessions";
import { asUser, type StaffTx, type Tx, type UserTx } from "@/db/wall";
import { sendMail } from "@/lib/mail/send";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { hashSecret, newCode, newSecret } from "@/lib/secret";
import { throttle } from "@/lib/throttle";
import { wrongField } from "@/lib/validation";
import { isKnownDevice } from "./devices";
import type { Proof, ProofWay } from "./input";
import { provesByPasskey, wrongPasskey } from "./passkeys";
import { verifyPassword } from "./password";
import { factors as secondFactors } from "./second-step";
import { renewSession } from "./session";
import { mostAttempts } from "./verification";

/** Seconds. */
const freshFor = 10 * 60;
const codeLifetime = 10 * 60;

/**
 * The refusal for a session that was proved too long ago. Forms and confirmations that get it ask for a new proof and send
 * again, so ask it before anything is changed. Who has a second factor proves themself by nothing less.
 */
export async function requireFresh(
  tx: UserTx | Tx | StaffTx,
  sessionId: string | null,
): Promise<ActionError | undefined> {
  const methods = hasStrong(await findFactors(tx)) ? strongMethods : undefined;
  if (sessionId && (await wasProvedWithin(tx, sessionId, freshFor, methods))) return undefined;
  return { code: "reauthenticate", message: "Prove that it is you, then this goes on." };
}

export function hasStrong({ hasTotp, hasPasskey }: Factors): boolean {
  return hasTotp || hasPasskey;
}

/** By what this person can prove themself here, the best first. */
export async function listProofWays(user: CurrentUser): Promise<ProofWay[]> {
  return waysOf(await asUser(user.userId, findFactors));
}

function waysOf(factors: Factors): ProofWay[] {
  const { hasPassword } = factors;
  const strong: Array<[boolean, ProofWay]> = [
    [factors.hasPasskey, "passkey"],
    [factors.hasTotp, "totp"],
    [factors.recoveryCodes > 0, "recovery"],
  ];
  const weak: Array<[boolean, ProofWay]> = [
    [hasPassword, "password"],
    [true, "mail"],
  ];
  return (hasStrong(factors) ? strong : weak).flatMap(([has, way]) => (has ? [way] : []));
}

/**
 * Adds the proof to the session at hand, which gets a new id. Gives the refusal when it is wrong, weaker than what the
 * person has, or when there were too many tries.
 */
export async function proveAgain(user: CurrentUser, proof: Proof): Promise<ActionError | undefined> {
  const { method, check, wrong, isTyped } = provers[proof.way] as Prover<ProofWay>;
  const factorBudget = (await isKnownDevice(user.userId)) ? "factor.device" : "factor.account";
  const refusal = await throttle(isTyped ? factorBudget : "proof.account", user.userId);
  if (refusal) return refusal;
  const context = await eventContext(user.sessionId);
  const isAllowed = (await listProofWays(user)).includes(proof.way);
  if (!isAllowed || !(await check(user, proof as never, context))) {
    await asUser(user.userId, (tx) => recordSecurityEvent(tx, "session.proofRefused", context));
    return wrong;
  }
  await renewSession(user, method, (tx) => recordSecurityEvent(tx, "session.proved", context));
  return undefined;
}

type Prover<Way extends ProofWay> = {
  method: AuthenticationMethod["method"];
  check: (user: CurrentUser, proof: Extract<Proof, { way: Way }>, context: EventContext) => Promise<boolean>;
  wrong: ActionError;
  /** Typed at the second step of signing in, too: the tries are counted together. */
  isTyped?: true;
};

const provers: { [Way in ProofWay]: Prover<Way> } = {
  passkey: {
    method: "passkey",
    check: (user, { response }, context) => provesByPasskey(user, response, context),
    wrong: wrongPasskey,
  },
  password: {
    method: "pwd",
    check: async ({ userId }, { password }) =>
      verifyPassword(await asUser(userId, findPasswordHash), password),
    wrong: wrongField("password", "This is not your password."),
  },
  mail: {
    method: "link",
    check: isMailedCode,
    wrong: wrongField("code", "This code is not right, or no longer good. Ask for a new one."),
  },
  totp: typed("totp"),
  recovery: typed("recovery"),
};

function typed(way: keyof typeof secondFactors) {
  const { method, accept, wrong } = secondFactors[way];
  const check = ({ userId }: CurrentUser, { code }: { code: string }, context: EventContext) =>
    asUser(userId, (tx) => accept(tx, code, context));
  return { method, check, wrong, isTyped: true } as const;
}

/** Mails a code to the person's primary address. It is good in the session that asked, and nowhere else. */
export async function sendProofCode(user: CurrentUser): Promise<ActionError | undefined> {
  const refusal = await throttle("proof.mail", user.userId);
  if (refusal) return refusal;
  const code = newCode();
  await asUser(user.userId, async (tx) => {
    await createOneTimeToken(tx, {
      purpose: "prove-identity",
      tokenHash: hashSecret("prove-identity", newSecret()),
      codeHash: hashProofCode(user, code),
      lifetime: codeLifetime,
    });
    await sendMail(tx, { kind: "proof-code", to: user.email, name: user.name, code });
  });
  return undefined;
}

async function isMailedCode(user: CurrentUser, { code }: { code: string }): Promise<boolean> {
  // Counted and committed before anything is compared: a burst of guesses cannot exceed the budget.
  const last = await asUser(user.userId, (tx) => countAttemptAtLast(tx, "prove-identity", mostAttempts));
  if (!last?.codeHash || !timingSafeEqual(last.codeHash, hashProofCode(user, code))) return false;
  const spent = await asUser(user.userId, (tx) => spendOneTimeToken(tx, "prove-identity", last.tokenHash));
  return spent !== undefined;
}

function hashProofCode({ sessionId }: CurrentUser, code: string): Buffer {
  return hashSecret("proof-code", `${sessionId}:${code}`);
}

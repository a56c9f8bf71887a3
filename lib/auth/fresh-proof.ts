/**
 * Proof of identity given again: by password, or by a code that is mailed. What cannot be taken back asks for one that is
 * no older than ten minutes.
 */
import "server-only";
import { timingSafeEqual } from "node:crypto";
import { countAttemptAtLast, createOneTimeToken, spendOneTimeToken } from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { addProof, type CurrentUser, wasProvedWithin } from "@/db/queries/sessions";
import { findPasswordHash } from "@/db/queries/users";
import { asUser, type Tx, type UserTx } from "@/db/wall";
import { sendMail } from "@/lib/mail/send";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { hashSecret, newCode, newSecret } from "@/lib/secret";
import { throttle } from "@/lib/throttle";
import { wrongField } from "@/lib/validation";
import { verifyPassword } from "./password";
import { mostAttempts } from "./verification";

/** Seconds. */
export const freshFor = 10 * 60;
const codeLifetime = 10 * 60;

/**
 * The refusal for a session that was proved too long ago. Forms and confirmations that get it ask for a new proof and send
 * again, so ask it before anything is changed.
 */
export async function refuseStaleProof(
  tx: UserTx | Tx,
  sessionId: string | null,
): Promise<ActionError | undefined> {
  if (sessionId && (await wasProvedWithin(tx, sessionId, freshFor))) return undefined;
  return { code: "reauthenticate", message: "Prove that it is you, then this goes on." };
}

/** Adds the proof to the session at hand. Gives the refusal when it is wrong, or when there were too many tries. */
export async function proveAgain(
  user: CurrentUser,
  proof: { password: string } | { code: string },
): Promise<ActionError | undefined> {
  const refusal = await throttle("proof.account", user.userId);
  if (refusal) return refusal;
  const context = await eventContext(user.sessionId);
  const isProved =
    "password" in proof ? await isPassword(user, proof.password) : await isCode(user, proof.code);
  await asUser(user.userId, async (tx) => {
    if (!isProved) return recordSecurityEvent(tx, "session.proofRefused", context);
    await addProof(tx, user.sessionId, "password" in proof ? "pwd" : "otp");
    await recordSecurityEvent(tx, "session.proved", context);
  });
  if (isProved) return undefined;
  return "password" in proof
    ? wrongField("password", "This is not your password.")
    : wrongField("code", "This code is not right, or no longer good. Ask for a new one.");
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

async function isPassword({ userId }: CurrentUser, password: string): Promise<boolean> {
  return verifyPassword(await asUser(userId, findPasswordHash), password);
}

async function isCode(user: CurrentUser, code: string): Promise<boolean> {
  // Counted and committed before anything is compared: a burst of guesses cannot exceed the budget.
  const last = await asUser(user.userId, (tx) => countAttemptAtLast(tx, "prove-identity", mostAttempts));
  if (!last?.codeHash || !timingSafeEqual(last.codeHash, hashProofCode(user, code))) return false;
  const spent = await asUser(user.userId, (tx) => spendOneTimeToken(tx, "prove-identity", last.tokenHash));
  return spent !== undefined;
}

function hashProofCode({ sessionId }: CurrentUser, code: string): Buffer {
  return hashSecret("proof-code", `${sessionId}:${code}`);
}

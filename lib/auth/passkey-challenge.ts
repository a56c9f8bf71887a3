/** What a device is to sign: good once, for five minutes, for the one thing that it was made for. */
import "server-only";
import { createChallenge, spendChallenge as spendRow } from "@/db/queries/passkeys";
import type { CurrentUser } from "@/db/queries/sessions";
import type { EventContext } from "@/db/schema/events";
import { asSystem } from "@/db/wall";
import type { ActionError } from "@/lib/result";
import { hashSecret, newSecret } from "@/lib/secret";
import { addressBlock, throttle } from "@/lib/throttle";

/** Seconds. */
export const challengeLifetime = 5 * 60;

/** What it is made for, and by whom it may be answered. It is hashed in: of one use it is none of another. */
export type ChallengeUse = string & { readonly __use: unique symbol };

const use = (name: string) => name as ChallengeUse;

export const challengeUses = {
  signIn: use("sign-in"),
  secondStep: (step: Buffer) => use(`second-step:${step.toString("hex")}`),
  proof: ({ sessionId }: CurrentUser) => use(`proof:${sessionId}`),
  adding: ({ sessionId }: CurrentUser) => use(`adding:${sessionId}`),
};

/** Gives it as base64url, or the refusal when too many were made from this block of addresses. */
export async function newChallenge(
  use: ChallengeUse,
  { ip }: Pick<EventContext, "ip">,
): Promise<{ challenge: string } | { refused: ActionError }> {
  const refused = await throttle("passkey.block", addressBlock(ip));
  if (refused) return { refused };
  const challenge = newSecret();
  await asSystem((tx) => createChallenge(tx, hashChallenge(use, challenge), challengeLifetime));
  return { challenge };
}

/** Before anything is verified: whatever comes of it, nobody answers it a second time. */
export async function spendChallenge(use: ChallengeUse, challenge: string): Promise<boolean> {
  return asSystem((tx) => spendRow(tx, hashChallenge(use, challenge)));
}

function hashChallenge(use: ChallengeUse, challenge: string): Buffer {
  return hashSecret("passkey-challenge", `${use}:${challenge}`);
}

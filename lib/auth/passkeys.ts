/** A passkey as a way in, as the second factor and as a proof given again. It verifies its person: it is two factors by itself. */
import "server-only";
import { countAddresses } from "@/db/queries/addresses";
import { spendOneTimeToken } from "@/db/queries/one-time-tokens";
import { listPasskeys, notePasskeyUse } from "@/db/queries/passkeys";
import { recordSecurityEvent } from "@/db/queries/security-events";
import type { CurrentUser } from "@/db/queries/sessions";
import type { EventContext } from "@/db/schema/events";
import { asUser, type UserTx } from "@/db/wall";
import type { ActionError } from "@/lib/result";
import { type ChallengeUse, challengeUses, newChallenge } from "./passkey-challenge";
import { type AskForPasskey, askForPasskey, checkAssertion, type ProvedPasskey } from "./passkey-check";
import type { Assertion } from "./passkey-input";
import type { Step } from "./second-step";
import { createTicket, type Ticket } from "./ticket";

type Asked = { ask: AskForPasskey } | { refused: ActionError };

/** The same for a passkey that is nobody's, was removed, or answered wrongly. */
export const wrongPasskey: ActionError = {
  code: "invalid_input",
  message: "This passkey is not good here. Try another one, or another way.",
};

/** What to ask a device for that is to sign somebody in; who it will be, nobody knows yet. */
export async function beginSignIn(context: EventContext): Promise<Asked> {
  return begin(challengeUses.signIn, context);
}

/** The ticket of whoever's passkey answered; undefined for an answer that is not right, and for who proved no address. */
export async function signInByPasskey(answer: Assertion, context: EventContext): Promise<Ticket | undefined> {
  const proved = await checkAssertion(answer, challengeUses.signIn);
  if (!proved) return undefined;
  return asUser(proved.userId, async (tx) => {
    if (!(await isAccepted(tx, proved, context)) || (await countAddresses(tx)) === 0) return undefined;
    return createTicket(tx, "passkey");
  });
}

/** Whether the second step can be taken with one. */
export async function hasPasskey({ userId }: Step): Promise<boolean> {
  return (await asUser(userId, listPasskeys)).length > 0;
}

export async function beginSecondStep(step: Step, context: EventContext): Promise<Asked> {
  return begin(challengeUses.secondStep(step.tokenHash), context, step.userId);
}

/** The ticket for what was proved before and this; undefined for an answer that is not right, or is somebody else's. */
export async function passSecondStep(
  { userId, tokenHash }: Step,
  answer: Assertion,
  context: EventContext,
): Promise<Ticket | undefined> {
  const proved = await checkAssertion(answer, challengeUses.secondStep(tokenHash));
  if (proved?.userId !== userId) return undefined;
  return asUser(userId, async (tx) => {
    if (!(await isAccepted(tx, proved, context))) return undefined;
    const spent = await spendOneTimeToken(tx, "second-step", tokenHash);
    return spent?.amr ? createTicket(tx, "passkey", spent.amr) : undefined;
  });
}

export async function beginProof(user: CurrentUser, context: EventContext): Promise<Asked> {
  return begin(challengeUses.proof(user), context, user.userId);
}

/** Whether a passkey of theirs answered, in the session that asked. */
export async function provesByPasskey(
  user: CurrentUser,
  answer: Assertion,
  context: EventContext,
): Promise<boolean> {
  const proved = await checkAssertion(answer, challengeUses.proof(user));
  if (proved?.userId !== user.userId) return false;
  return asUser(user.userId, (tx) => isAccepted(tx, proved, context));
}

async function begin(use: ChallengeUse, context: EventContext, userId?: string): Promise<Asked> {
  const made = await newChallenge(use, context);
  if ("refused" in made) return made;
  return { ask: await askForPasskey(made.challenge, userId ? await asUser(userId, listPasskeys) : []) };
}

/** A count that went back means that there are two of the key: it is refused, and its owner can read so. */
async function isAccepted(tx: UserTx, proved: ProvedPasskey, context: EventContext): Promise<boolean> {
  const outcome = await notePasskeyUse(tx, proved);
  if (outcome === "behind") await recordSecurityEvent(tx, "passkey.refused", context);
  return outcome === "used";
}

/** A person's passkeys: added, renamed and removed by themself. */
import "server-only";
import { isUniqueViolation } from "@/db/errors";
import * as rows from "@/db/queries/passkeys";
import { recordSecurityEvent } from "@/db/queries/security-events";
import type { CurrentUser } from "@/db/queries/sessions";
import { lockUser } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asUser, type UserTx } from "@/db/wall";
import { requireFresh } from "@/lib/auth/fresh-proof";
import { challengeUses, newChallenge } from "@/lib/auth/passkey-challenge";
import { type AskForNewPasskey, askForNewPasskey, checkRegistration } from "@/lib/auth/passkey-check";
import type { Registration } from "@/lib/auth/passkey-input";
import { dropNeedlessRecoveryCodes, ensureRecoveryCodes } from "@/lib/auth/recovery-codes";
import { Refused } from "@/lib/organization/perform";
import type { ActionError } from "@/lib/result";
import { throttle } from "@/lib/throttle";
import { tellOfAccount } from "./notices";
import { notYours } from "./refusals";

const mostPasskeys = 20;

/** What to ask the device for. Whoever gets it has proved just now who they are: the answer is good only in their session. */
export async function beginAdding(
  user: CurrentUser,
  context: EventContext,
): Promise<{ ask: AskForNewPasskey } | { refused: ActionError }> {
  const { own, refused } = await asUser(user.userId, async (tx) => {
    const own = await rows.listPasskeys(tx);
    return { own, refused: refuseMore(own.length) ?? (await requireFresh(tx, user.sessionId)) };
  });
  if (refused) return { refused };
  const made = await newChallenge(challengeUses.adding(user), context);
  if ("refused" in made) return made;
  return { ask: await askForNewPasskey(made.challenge, user, own) };
}

/** What the device made, if it is right, ready to be kept. */
export async function readNewPasskey(
  user: CurrentUser,
  answer: Registration,
): Promise<rows.NewPasskey | undefined> {
  return checkRegistration(answer, challengeUses.adding(user));
}

/**
 * In the transaction that gives the session its new id. Gives recovery codes to who had none. Throws `Refused` when it cannot
 * be kept.
 */
export async function keepPasskey(
  tx: UserTx,
  user: CurrentUser,
  passkey: rows.NewPasskey & { name: string },
  context: EventContext,
): Promise<string[] | undefined> {
  if (!(await lockUser(tx))) throw new Refused(notYours("account"));
  // Once more: whoever began may have had less than the person has by now.
  const refusal = refuseMore(await rows.countPasskeys(tx)) ?? (await requireFresh(tx, user.sessionId));
  if (refusal) throw new Refused(refusal);
  await rows.createPasskey(tx, passkey).catch((error: unknown) => {
    throw isUniqueViolation(error) ? new Refused(notAgain) : error;
  });
  await recordSecurityEvent(tx, "passkey.added", context, { targetName: passkey.name });
  await tellOfAccount(tx, user, user.email, `The passkey “${passkey.name}” was added to it.`);
  return ensureRecoveryCodes(tx);
}

export async function renamePasskey(
  user: CurrentUser,
  { id, name }: { id: string; name: string },
  context: EventContext,
): Promise<ActionError | undefined> {
  const refusal = await throttle("account.change", user.userId);
  if (refusal) return refusal;
  return asUser(user.userId, async (tx) => {
    await lockUser(tx);
    const before = await rows.findPasskeyName(tx, id);
    if (before === undefined) return notYours("passkey");
    if (before === name) return undefined;
    await rows.renamePasskey(tx, id, name);
    await recordSecurityEvent(tx, "passkey.renamed", context, {
      targetName: before,
      changes: { name: { before, after: name } },
    });
    return undefined;
  });
}

/** The last one too: who has proved an address can always come in by mail. Recovery codes stay with who has codes of an app. */
export async function removePasskey(
  user: CurrentUser,
  id: string,
  context: EventContext,
): Promise<ActionError | undefined> {
  return asUser(user.userId, async (tx) => {
    await lockUser(tx);
    const name = await rows.findPasskeyName(tx, id);
    if (name === undefined) return notYours("passkey");
    const refusal = await requireFresh(tx, user.sessionId);
    if (refusal) return refusal;
    await rows.deletePasskey(tx, id);
    await dropNeedlessRecoveryCodes(tx);
    await recordSecurityEvent(tx, "passkey.removed", context, { targetName: name });
    await tellOfAccount(tx, user, user.email, `The passkey “${name}” was removed from it.`);
    return undefined;
  });
}

function refuseMore(count: number): ActionError | undefined {
  if (count < mostPasskeys) return undefined;
  return { code: "conflict", message: `${mostPasskeys} passkeys are the most. Remove one first.` };
}

const notAgain: ActionError = {
  code: "conflict",
  message: "This passkey is in use already. Make a new one.",
};

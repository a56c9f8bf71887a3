/** Codes of an app: set up, confirmed by a first right code, and switched off again. */
import "server-only";
import { recordSecurityEvent } from "@/db/queries/security-events";
import type { CurrentUser } from "@/db/queries/sessions";
import * as rows from "@/db/queries/totp";
import { lockUser } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asUser, type UserTx } from "@/db/wall";
import { requireFresh } from "@/lib/auth/fresh-proof";
import { dropNeedlessRecoveryCodes, ensureRecoveryCodes } from "@/lib/auth/recovery-codes";
import { renewSession } from "@/lib/auth/session";
import { findTimeStep, newTotp, type TotpSetUp } from "@/lib/auth/totp";
import { Refused } from "@/lib/organization/perform";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { throttle } from "@/lib/throttle";
import { wrongField } from "@/lib/validation";
import { tellOfAccount } from "./notices";

type Refusal = { refused: ActionError };

/** A secret for the person's app. Nothing asks for its codes before the first one was right. */
export async function startTotp(user: CurrentUser): Promise<{ setUp: TotpSetUp } | Refusal> {
  const { sealedSecret, setUp } = newTotp(user.userId, user.email);
  const refused = await asUser(user.userId, async (tx) => {
    const stale = await requireFresh(tx, user.sessionId);
    if (stale) return stale;
    return (await rows.createPendingTotp(tx, sealedSecret)) ? undefined : isOn;
  });
  return refused ? { refused } : { setUp };
}

/** From now on its codes are asked for. The session gets a new id. Gives recovery codes to who had none. */
export async function confirmTotp(
  user: CurrentUser,
  code: string,
): Promise<{ codes: string[] | undefined } | Refusal> {
  const throttled = await throttle("factor.account", user.userId);
  if (throttled) return { refused: throttled };
  const context = await eventContext(user.sessionId);
  const first = await asUser(user.userId, (tx) => checkFirstCode(tx, code));
  if ("refused" in first) return first;
  return { codes: await renewSession(user, "otp", (tx) => takeIntoUse(tx, user, first, context)) };
}

/** Whether a code belongs to the secret that waits; uses nothing up. */
export async function checkFirstCode(tx: UserTx, code: string): Promise<FirstCode | Refusal> {
  const pending = await rows.findPendingTotp(tx);
  if (!pending) return { refused: over };
  const step = findTimeStep(tx.userId, pending, code);
  return step === undefined ? { refused: wrong } : { sealedSecret: pending.sealedSecret, step };
}

type FirstCode = { sealedSecret: Buffer; step: number };

/** Throws `Refused` when it is no longer what was waiting. */
export async function takeIntoUse(
  tx: UserTx,
  user: CurrentUser,
  { sealedSecret, step }: FirstCode,
  context: EventContext,
): Promise<string[] | undefined> {
  await lockUser(tx);
  // Once more: whoever began may have had less than the person has by now.
  const stale = await requireFresh(tx, user.sessionId);
  if (stale) throw new Refused(stale);
  if (!(await rows.confirmTotp(tx, sealedSecret, step))) throw new Refused(over);
  await recordSecurityEvent(tx, "totp.added", context);
  await tellOfAccount(tx, user, user.email, "Signing in asks for the codes of an app from now on.");
  return ensureRecoveryCodes(tx);
}

/** Needs a strong proof. Recovery codes stay with who has a passkey. */
export async function removeTotp(user: CurrentUser, context: EventContext): Promise<ActionError | undefined> {
  return asUser(user.userId, async (tx) => {
    await lockUser(tx);
    const refusal = await requireFresh(tx, user.sessionId);
    if (refusal) return refusal;
    if (!(await rows.deleteTotp(tx))) return isOff;
    await dropNeedlessRecoveryCodes(tx);
    await recordSecurityEvent(tx, "totp.removed", context);
    await tellOfAccount(tx, user, user.email, "Signing in no longer asks for the codes of an app.");
    return undefined;
  });
}

const wrong = wrongField(
  "code",
  "This code is not right. Wait for the next one, and check the clock of the phone.",
);
const over: ActionError = { code: "conflict", message: "This has been open for too long. Begin anew." };
const isOn: ActionError = {
  code: "conflict",
  message: "Codes of an app are on already. Reload the page.",
};
const isOff: ActionError = {
  code: "not_found",
  message: "Codes of an app are off already. Reload the page.",
};

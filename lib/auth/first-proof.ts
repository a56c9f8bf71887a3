/**
 * What a mailed proof of an address does, whichever way it came. Before the first one an account may be anybody's: whoever
 * typed the address in. With it the account is its owner's, and what others may have planted there is gone.
 */
import "server-only";
import { isUniqueViolation } from "@/db/errors";
import { deleteFactors } from "@/db/queries/factors";
import { dropOneTimeTokens, spendOneTimeToken } from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { revokeSessions } from "@/db/queries/sessions";
import { deleteUser, listRivalClaims, verifyEmail } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asUser, type UserTx } from "@/db/wall";
import type { MailedPurpose } from "./verification";

export type MailedProof = { userId: string; purpose: MailedPurpose | "reset-password"; tokenHash: Buffer };

export type Proved = {
  email: string;
  /** The address was nobody's until now. */
  isFirst: boolean;
  /** Something that was set up before is gone. */
  isCleared: boolean;
};

/**
 * Spends what was mailed, and does `also` in the same transaction. `keepsPassword` says that whoever proves it chose the
 * password that is there. Undefined when it is no longer good, or when `also` gives that.
 */
export async function spendProof<T>(
  { userId, purpose, tokenHash }: MailedProof,
  { context, keepsPassword }: { context: EventContext; keepsPassword: boolean },
  also: (tx: UserTx, proved: Proved) => Promise<T | undefined>,
): Promise<T | undefined> {
  const done = await asUser(userId, async (tx) => {
    const spent = await spendOneTimeToken(tx, purpose, tokenHash);
    if (!spent?.email) return undefined;
    const { email } = spent;
    const isFirst = (await verifyEmail(tx, email)) !== undefined;
    const isCleared = isFirst && (await takePlanted(tx, context, keepsPassword));
    if (isFirst) await recordSecurityEvent(tx, "email.verified", context);
    return { rivalsOf: isFirst ? email : undefined, result: await also(tx, { email, isFirst, isCleared }) };
  }).catch(unlessTaken);
  if (done?.rivalsOf) await dropRivalClaims(done.rivalsOf, userId);
  return done?.result;
}

/** Ends everything on the account that is older than the proof of its address. True when a way in was among it. */
async function takePlanted(tx: UserTx, context: EventContext, keepsPassword: boolean): Promise<boolean> {
  await revokeSessions(tx);
  await dropOneTimeTokens(tx, "all");
  const hadAny = await deleteFactors(tx, { password: keepsPassword });
  if (hadAny) await recordSecurityEvent(tx, "account.cleared", context);
  return hadAny;
}

/** Another may have proved the address meanwhile: then the link is no longer good. */
export function unlessTaken(error: unknown): undefined {
  if (isUniqueViolation(error)) return undefined;
  throw error;
}

/** Whoever claimed a proved address without proving it loses the claim, with password and all. */
export async function dropRivalClaims(email: string, userId: string): Promise<void> {
  for (const rival of await listRivalClaims(email, userId))
    await asUser(rival, (tx: UserTx) => deleteUser(tx));
}

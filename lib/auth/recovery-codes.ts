/** Recovery codes: what is on paper for when the app or the passkey is lost. Each works once, in place of either. */
import "server-only";
import { findFactors } from "@/db/queries/factors";
import {
  countRecoveryCodes,
  createRecoveryCodes,
  deleteRecoveryCodes,
  spendRecoveryCode,
} from "@/db/queries/recovery-codes";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { findMailAddress, findUserName } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import type { UserTx } from "@/db/wall";
import { tellOfAccount } from "@/lib/account/notices";
import { hashSecret, newPaperCode } from "@/lib/secret";

const howMany = 10;

/**
 * Makes ten codes for who has none: call it where a strong factor is set up, and show what it gives. This is the only
 * time that anybody sees them. Undefined when the person has some.
 */
export async function ensureRecoveryCodes(tx: UserTx): Promise<string[] | undefined> {
  return (await countRecoveryCodes(tx)) > 0 ? undefined : makeCodes(tx);
}

/** Ten others; those of before are dead. */
export async function replaceRecoveryCodes(tx: UserTx): Promise<string[]> {
  await deleteRecoveryCodes(tx);
  return makeCodes(tx);
}

/** Call it where a strong factor was removed: without any there is nothing that the codes could stand in for. */
export async function dropNeedlessRecoveryCodes(tx: UserTx): Promise<void> {
  const { hasTotp, hasPasskey } = await findFactors(tx);
  if (!hasTotp && !hasPasskey) await deleteRecoveryCodes(tx);
}

/** Uses a code up, and tells the person. False when it is none of theirs, or was used already. */
export async function acceptRecoveryCode(tx: UserTx, code: string, context: EventContext): Promise<boolean> {
  if (!(await spendRecoveryCode(tx, hashCode(tx.userId, code)))) return false;
  const left = await countRecoveryCodes(tx);
  const changes = { left: { before: String(left + 1), after: String(left) } };
  await recordSecurityEvent(tx, "recoveryCode.used", context, { changes });
  const name = (await findUserName(tx)) ?? "";
  const to = await findMailAddress(tx);
  if (to) await tellOfAccount(tx, { name }, to, `A recovery code was used. ${sayLeft(left)}`);
  return true;
}

async function makeCodes(tx: UserTx): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newPaperCode);
  await createRecoveryCodes(
    tx,
    codes.map((code) => hashCode(tx.userId, code.replaceAll("-", ""))),
  );
  return codes;
}

/** The same code of another person is another. */
function hashCode(userId: string, code: string): Buffer {
  return hashSecret("recovery-code", `${userId}:${code}`);
}

function sayLeft(left: number): string {
  if (left === 0) return "It was the last one: make new ones on your account page.";
  return left === 1 ? "One is left." : `${left} are left.`;
}

/** Rows of recovery codes: each is there until it is used. */
import "server-only";
import { and, count, eq } from "drizzle-orm";
import { recoveryCodes } from "../schema/second-factors";
import type { UserTx } from "../wall";

export async function createRecoveryCodes(tx: UserTx, codeHashes: Buffer[]): Promise<void> {
  await tx.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ codeHash })));
}

export async function countRecoveryCodes(tx: UserTx): Promise<number> {
  const [row] = await tx
    .select({ codes: count() })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.userId, tx.userId));
  return row?.codes ?? 0;
}

/** Uses a code up: of two at the same moment one gets it. */
export async function spendRecoveryCode(tx: UserTx, codeHash: Buffer): Promise<boolean> {
  const spent = await tx
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, tx.userId), eq(recoveryCodes.codeHash, codeHash)))
    .returning({ id: recoveryCodes.id });
  return spent.length > 0;
}

export async function deleteRecoveryCodes(tx: UserTx): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, tx.userId));
}

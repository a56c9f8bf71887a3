/** What a person can prove themself by, besides the mail that reaches them. */
import "server-only";
import { eq, sql } from "drizzle-orm";
import { identities } from "../schema/identities";
import { passkeys } from "../schema/passkeys";
import { recoveryCodes, totpSecrets } from "../schema/second-factors";
import { credentials } from "../schema/users";
import type { StaffTx, Tx, UserTx } from "../wall";

export type Factors = {
  hasPassword: boolean;
  /** Set up and confirmed. */
  hasTotp: boolean;
  hasPasskey: boolean;
  /** How many are left. */
  recoveryCodes: number;
};

export async function findFactors(tx: UserTx | Tx | StaffTx): Promise<Factors> {
  const [row] = await tx.execute<Factors>(sql`select
    exists (select 1 from credentials where user_id = ${tx.userId}) as "hasPassword",
    exists (select 1 from totp_secrets where user_id = ${tx.userId} and confirmed_at is not null) as "hasTotp",
    exists (select 1 from passkeys where user_id = ${tx.userId}) as "hasPasskey",
    (select count(*)::int from recovery_codes where user_id = ${tx.userId}) as "recoveryCodes"`);
  if (!row) throw new Error("The person's factors could not be read.");
  return row;
}

/** Takes everything that a person can sign in with, besides the mail that reaches them. True when there was anything. */
export async function deleteFactors(tx: UserTx, kept: { password: boolean }): Promise<boolean> {
  const tables = [passkeys, totpSecrets, recoveryCodes, identities, ...(kept.password ? [] : [credentials])];
  let hadAny = false;
  for (const table of tables) {
    const deleted = await tx
      .delete(table)
      .where(eq(table.userId, tx.userId))
      .returning({ userId: table.userId });
    hadAny ||= deleted.length > 0;
  }
  return hadAny;
}

/** All that is stronger than a password or a mail. False when there was nothing. */
export async function deleteStrongFactors(tx: UserTx): Promise<boolean> {
  let deleted = 0;
  for (const table of [passkeys, totpSecrets, recoveryCodes]) {
    const mine = eq(table.userId, tx.userId);
    deleted += (await tx.delete(table).where(mine).returning({ userId: table.userId })).length;
  }
  return deleted > 0;
}

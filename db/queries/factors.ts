/** What a person can prove themself by, besides the mail that reaches them. */
import "server-only";
import { eq, sql } from "drizzle-orm";
import { identities } from "../schema/identities";
import { passkeys } from "../schema/passkeys";
import { recoveryCodes, totpSecrets } from "../schema/second-factors";
import type { Tx, UserTx } from "../wall";

export type Factors = {
  hasPassword: boolean;
  /** Set up and confirmed. */
  hasTotp: boolean;
  hasPasskey: boolean;
  /** How many are left. */
  recoveryCodes: number;
};

export async function findFactors(tx: UserTx | Tx): Promise<Factors> {
  const [row] = await tx.execute<Factors>(sql`select
    exists (select 1 from credentials where user_id = ${tx.userId}) as "hasPassword",
    exists (select 1 from totp_secrets where user_id = ${tx.userId} and confirmed_at is not null) as "hasTotp",
    exists (select 1 from passkeys where user_id = ${tx.userId}) as "hasPasskey",
    (select count(*)::int from recovery_codes where user_id = ${tx.userId}) as "recoveryCodes"`);
  if (!row) throw new Error("The person's factors could not be read.");
  return row;
}

/** Takes every factor and every linked identity away: what somebody planted before the address was proved. */
export async function dropFactors(tx: UserTx): Promise<void> {
  for (const table of [passkeys, totpSecrets, recoveryCodes, identities])
    await tx.delete(table).where(eq(table.userId, tx.userId));
}

/** Rows of the keys that sign organization tokens. */
import "server-only";
import { asc, isNull, sql } from "drizzle-orm";
import { signingKeys } from "../schema/signing-keys";
import type { SystemTx } from "../wall";

export type SigningKeyRow = typeof signingKeys.$inferSelect;

/** The keys in use, the oldest first. */
export async function listSigningKeys(tx: SystemTx): Promise<SigningKeyRow[]> {
  return tx
    .select()
    .from(signingKeys)
    .where(isNull(signingKeys.retiredAt))
    .orderBy(asc(signingKeys.createdAt));
}

/** Holds until the transaction ends: of two instances that start together, one makes the key. */
export async function lockSigningKeys(tx: SystemTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('signing-keys'))`);
}

export async function createSigningKey(
  tx: SystemTx,
  key: Pick<SigningKeyRow, "kid" | "publicJwk" | "privateJwk">,
): Promise<void> {
  await tx.insert(signingKeys).values(key);
}

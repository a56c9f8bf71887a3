/** Rows of the keys that sign organization tokens. All of their times are the database's. */
import "server-only";
import { and, asc, type Column, eq, getTableColumns, isNotNull, isNull, lte, ne, sql } from "drizzle-orm";
import { signingKeys } from "../schema/signing-keys";
import type { StaffTx, SystemTx } from "../wall";

export type SigningKeyTx = SystemTx | StaffTx;

/** With seconds besides the times, so that no other clock is held against them. */
export type SigningKeyRow = typeof signingKeys.$inferSelect & {
  publishedFor: number;
  signedFor: number | null;
  retiredFor: number | null;
};

const secondsSince = <Seconds extends number | null>(column: Column) =>
  sql<Seconds>`extract(epoch from clock_timestamp() - ${column})::float8`;

/** The keys in use, by when they began to sign, the next ones last. One that was retired is for `overlap` seconds. */
export async function listSigningKeys(tx: SigningKeyTx, overlap: number): Promise<SigningKeyRow[]> {
  const rows = await tx
    .select({
      ...getTableColumns(signingKeys),
      publishedFor: secondsSince<number>(signingKeys.createdAt),
      signedFor: secondsSince<number | null>(signingKeys.signsFrom),
      retiredFor: secondsSince<number | null>(signingKeys.retiredAt),
    })
    .from(signingKeys)
    .orderBy(asc(signingKeys.signsFrom), asc(signingKeys.createdAt));
  return rows.filter(({ retiredFor }) => retiredFor === null || retiredFor < overlap);
}

/** Holds until the transaction ends: of two instances that start together, or rotate together, one makes the key. */
export async function lockSigningKeys(tx: SigningKeyTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('signing-keys'))`);
}

/** A key that signs at once, or the next one. */
export async function createSigningKey(
  tx: SigningKeyTx,
  key: Pick<SigningKeyRow, "kid" | "publicJwk" | "privateJwk">,
  signs: boolean,
): Promise<void> {
  const now = sql`clock_timestamp()`;
  await tx.insert(signingKeys).values({ ...key, createdAt: now, signsFrom: signs ? now : null });
}

/** The next key signs, and whatever signed before it was retired this moment, also under another AUTH_SECRET. */
export async function handOver(tx: SigningKeyTx, kid: string): Promise<void> {
  const now = sql`clock_timestamp()`;
  await tx.delete(signingKeys).where(and(isNull(signingKeys.signsFrom), ne(signingKeys.kid, kid)));
  await tx
    .update(signingKeys)
    .set({ retiredAt: now })
    .where(and(isNotNull(signingKeys.signsFrom), isNull(signingKeys.retiredAt)));
  await tx.update(signingKeys).set({ signsFrom: now }).where(eq(signingKeys.kid, kid));
}

/** Takes away those that were retired more than `overlap` seconds ago. */
export async function deleteExpiredKeys(tx: SigningKeyTx, overlap: number): Promise<void> {
  await tx
    .delete(signingKeys)
    .where(lte(signingKeys.retiredAt, sql`clock_timestamp() - make_interval(secs => ${overlap})`));
}

/** Rows of a person's addresses. Only proved ones are written here: what is not proved yet lies in its one-time token. */
import "server-only";
import { and, asc, count, desc, eq, isNotNull } from "drizzle-orm";
import { userEmails } from "../schema/users";
import type { UserTx } from "../wall";

export type OwnAddress = { id: string; address: string; email: string; isPrimary: boolean; addedAt: Date };

const columns = {
  id: userEmails.id,
  address: userEmails.address,
  /** Normalized: what is compared, and what organizations see. */
  email: userEmails.normalized,
  isPrimary: userEmails.isPrimary,
  addedAt: userEmails.createdAt,
};

/** The proved addresses, the primary one first. */
export async function listAddresses(tx: UserTx): Promise<OwnAddress[]> {
  return tx
    .select(columns)
    .from(userEmails)
    .where(and(...proved(tx)))
    .orderBy(desc(userEmails.isPrimary), asc(userEmails.normalized));
}

/** A proved address of theirs; undefined for a stranger's. */
export async function findAddress(tx: UserTx, id: string): Promise<OwnAddress | undefined> {
  const [address] = await tx
    .select(columns)
    .from(userEmails)
    .where(and(...proved(tx), eq(userEmails.id, id)));
  return address;
}

export async function findPrimaryAddress(tx: UserTx): Promise<OwnAddress> {
  const [address] = await tx
    .select(columns)
    .from(userEmails)
    .where(and(...proved(tx), eq(userEmails.isPrimary, true)));
  if (!address) throw new Error("The person of the transaction has no primary address.");
  return address;
}

export async function countAddresses(tx: UserTx): Promise<number> {
  const [row] = await tx
    .select({ addresses: count() })
    .from(userEmails)
    .where(and(...proved(tx)));
  return row?.addresses ?? 0;
}

/** Throws 23505 when somebody, or they themself, has proved it already. */
export async function createProvedAddress(tx: UserTx, email: string): Promise<void> {
  await tx.insert(userEmails).values({ address: email, normalized: email, verifiedAt: new Date() });
}

/** Lock the person first: for a moment there is no primary address. */
export async function makePrimaryAddress(tx: UserTx, id: string): Promise<void> {
  const mine = eq(userEmails.userId, tx.userId);
  await tx
    .update(userEmails)
    .set({ isPrimary: false })
    .where(and(mine, eq(userEmails.isPrimary, true)));
  await tx
    .update(userEmails)
    .set({ isPrimary: true })
    .where(and(mine, eq(userEmails.id, id)));
}

export async function deleteAddress(tx: UserTx, id: string): Promise<void> {
  await tx.delete(userEmails).where(and(eq(userEmails.userId, tx.userId), eq(userEmails.id, id)));
}

function proved(tx: UserTx) {
  return [eq(userEmails.userId, tx.userId), isNotNull(userEmails.verifiedAt)];
}

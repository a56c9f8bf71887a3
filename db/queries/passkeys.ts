/** Rows of passkeys, and of the challenges that they answer. */
import "server-only";
import { and, asc, count, eq, gt, lte, or, sql } from "drizzle-orm";
import { passkeyChallenges, passkeys } from "../schema/passkeys";
import { lookUp, type SystemTx, type UserTx } from "../wall";

/** `lifetime` in seconds. Takes away those that nobody answered in time. */
export async function createChallenge(tx: SystemTx, challengeHash: Buffer, lifetime: number): Promise<void> {
  await tx.delete(passkeyChallenges).where(lte(passkeyChallenges.expiresAt, sql`now()`));
  await tx
    .insert(passkeyChallenges)
    .values({ challengeHash, expiresAt: sql`now() + make_interval(secs => ${lifetime})` });
}

/** False when it is not there, or no longer. Of two at the same moment, one gets it. */
export async function spendChallenge(tx: SystemTx, challengeHash: Buffer): Promise<boolean> {
  const spent = await tx
    .delete(passkeyChallenges)
    .where(
      and(eq(passkeyChallenges.challengeHash, challengeHash), gt(passkeyChallenges.expiresAt, sql`now()`)),
    )
    .returning({ challengeHash: passkeyChallenges.challengeHash });
  return spent.length > 0;
}

/** Whose passkey this is, and what checks its signature. */
export async function findPasskey(
  credentialId: Buffer,
): Promise<{ userId: string; publicKey: Buffer } | undefined> {
  return lookUp<{ userId: string; publicKey: Buffer }>(
    sql`select user_id as "userId", public_key as "publicKey" from find_passkey(${credentialId})`,
  );
}

export type OwnPasskey = {
  id: string;
  credentialId: Buffer;
  transports: string[];
  name: string;
  isBackedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** The person's own, the oldest first. */
export async function listPasskeys(tx: UserTx): Promise<OwnPasskey[]> {
  return tx
    .select({
      id: passkeys.id,
      credentialId: passkeys.credentialId,
      transports: passkeys.transports,
      name: passkeys.name,
      isBackedUp: passkeys.isBackedUp,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, tx.userId))
    .orderBy(asc(passkeys.id));
}

export async function countPasskeys(tx: UserTx): Promise<number> {
  const [row] = await tx.select({ passkeys: count() }).from(passkeys).where(eq(passkeys.userId, tx.userId));
  return row?.passkeys ?? 0;
}

export type NewPasskey = {
  credentialId: Buffer;
  publicKey: Buffer;
  signCount: number;
  transports: string[];
  isBackedUp: boolean;
};

/** Throws 23505 when it is somebody's already. */
export async function createPasskey(tx: UserTx, passkey: NewPasskey & { name: string }): Promise<void> {
  await tx.insert(passkeys).values(passkey);
}

/**
 * Writes down that it was used. `behind` when its device counts and the count did not go on: then there are two of it.
 * `gone` when it was removed meanwhile, or is not this person's.
 */
export async function notePasskeyUse(
  tx: UserTx,
  { credentialId, signCount, isBackedUp }: Pick<NewPasskey, "credentialId" | "signCount" | "isBackedUp">,
): Promise<"used" | "behind" | "gone"> {
  const isIt = and(eq(passkeys.userId, tx.userId), eq(passkeys.credentialId, credentialId));
  const goesOn = or(
    sql`${passkeys.signCount} < ${signCount}`,
    sql`${passkeys.signCount} = 0 and ${signCount} = 0`,
  );
  const used = await tx
    .update(passkeys)
    .set({ signCount, isBackedUp, lastUsedAt: sql`now()` })
    .where(and(isIt, goesOn))
    .returning({ id: passkeys.id });
  if (used.length > 0) return "used";
  const kept = await tx.select({ id: passkeys.id }).from(passkeys).where(isIt);
  return kept.length > 0 ? "behind" : "gone";
}

/** Undefined for a stranger's. */
export async function findPasskeyName(tx: UserTx, id: string): Promise<string | undefined> {
  const [row] = await tx.select({ name: passkeys.name }).from(passkeys).where(ownById(tx, id));
  return row?.name;
}

export async function renamePasskey(tx: UserTx, id: string, name: string): Promise<void> {
  await tx.update(passkeys).set({ name }).where(ownById(tx, id));
}

export async function deletePasskey(tx: UserTx, id: string): Promise<void> {
  await tx.delete(passkeys).where(ownById(tx, id));
}

function ownById(tx: UserTx, id: string) {
  return and(eq(passkeys.userId, tx.userId), eq(passkeys.id, id));
}

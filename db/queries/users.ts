/** Rows of a person: name, addresses, password. */
import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { credentials, userEmails, users } from "../schema/users";
import { lookUp, lookUpAll, type StaffTx, type UserTx } from "../wall";

export type SignInCandidate = { userId: string; passwordHash: string | null; isVerified: boolean };

/** Who may be signing in with this normalized address: the one who proved it, else the latest who claimed it. Not everybody has a password. */
export async function findSignIn(email: string): Promise<SignInCandidate | undefined> {
  return lookUp<SignInCandidate>(
    sql`select user_id as "userId", password_hash as "passwordHash", is_verified as "isVerified" from find_sign_in(${email})`,
  );
}

export async function createUser(
  tx: UserTx,
  user: { name: string; address: string; email: string; passwordHash?: string; isVerified: boolean },
): Promise<void> {
  await tx.insert(users).values({ id: tx.userId, name: user.name });
  await tx.insert(userEmails).values({
    address: user.address,
    normalized: user.email,
    isPrimary: true,
    verifiedAt: user.isVerified ? sql`now()` : null,
  });
  if (user.passwordHash) await tx.insert(credentials).values({ passwordHash: user.passwordHash });
}

/** Marks the address as proved. Undefined when it is not this person's. Throws 23505 when another has proved it meanwhile. */
export async function verifyEmail(tx: UserTx, email: string): Promise<{ email: string } | undefined> {
  const [row] = await tx
    .update(userEmails)
    .set({ verifiedAt: sql`now()` })
    .where(
      and(eq(userEmails.userId, tx.userId), eq(userEmails.normalized, email), isNull(userEmails.verifiedAt)),
    )
    .returning({ email: userEmails.normalized });
  return row;
}

export async function findUserName(tx: UserTx): Promise<string | undefined> {
  const [row] = await tx.select({ name: users.name }).from(users).where(eq(users.id, tx.userId));
  return row?.name;
}

/**
 * The person's name, held until the transaction ends: whoever makes or changes what organizations know of somebody takes
 * this first, before any organization. Undefined for who asked for their account to be deleted.
 */
export async function lockUser(tx: UserTx): Promise<{ name: string } | undefined> {
  const [row] = await tx
    .select({ name: users.name })
    .from(users)
    .where(and(eq(users.id, tx.userId), isNull(users.deleteAfter)))
    // A new membership refers to the row, and need not wait for this by itself.
    .for("no key update");
  return row;
}

/** Whether staff disabled the person. */
export async function isDisabled(tx: UserTx): Promise<boolean> {
  const [row] = await tx.select({ disabledAt: users.disabledAt }).from(users).where(eq(users.id, tx.userId));
  return row?.disabledAt != null;
}

/** Whether the person may come in. It stays so until the transaction ends: who disables them waits, and sees what it did. */
export async function holdEnabled(tx: UserTx | StaffTx): Promise<boolean> {
  const found = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, tx.userId), isNull(users.disabledAt)))
    .for("share");
  return found.length > 0;
}

export async function updateUserName(tx: UserTx, name: string): Promise<void> {
  await tx.update(users).set({ name }).where(eq(users.id, tx.userId));
}

export async function findPasswordHash(tx: UserTx): Promise<string | undefined> {
  const [row] = await tx
    .select({ passwordHash: credentials.passwordHash })
    .from(credentials)
    .where(eq(credentials.userId, tx.userId));
  return row?.passwordHash;
}

/** Where mail reaches the person, as they wrote it. */
export async function findMailAddress(tx: UserTx): Promise<string | undefined> {
  const [row] = await tx
    .select({ address: userEmails.address })
    .from(userEmails)
    .where(and(eq(userEmails.userId, tx.userId), eq(userEmails.isPrimary, true)));
  return row?.address;
}

/** Sets it, for who had none too. */
export async function setPassword(tx: UserTx, passwordHash: string): Promise<void> {
  const mine = eq(credentials.userId, tx.userId);
  const changed = await tx
    .update(credentials)
    .set({ passwordHash })
    .where(mine)
    .returning({ id: credentials.userId });
  if (changed.length === 0) await tx.insert(credentials).values({ passwordHash });
}

/** Others who claimed this address and never proved any. */
export async function listRivalClaims(email: string, userId: string): Promise<string[]> {
  const rows = await lookUpAll<{ user_id: string }>(
    sql`select user_id from list_rival_claims(${email}, ${userId})`,
  );
  return rows.map((row) => row.user_id);
}

/** The person of the transaction and all that is theirs. Only for who never proved an address: nobody else refers to them. */
export async function deleteUser(tx: UserTx): Promise<void> {
  await tx.delete(users).where(eq(users.id, tx.userId));
}

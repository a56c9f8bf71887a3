/** Rows of who a person is to other services. Issuer and subject are the key; an address never is. */
import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { identities } from "../schema/identities";
import { lookUp, type UserTx } from "../wall";

export type OwnIdentity = {
  id: string;
  provider: string;
  issuer: string;
  email: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** Whose identity this is. */
export async function findIdentity(issuer: string, subject: string): Promise<{ userId: string } | undefined> {
  return lookUp<{ userId: string }>(
    sql`select user_id as "userId" from find_identity(${issuer}, ${subject})`,
  );
}

/** The person's own, the oldest first. */
export async function listIdentities(tx: UserTx): Promise<OwnIdentity[]> {
  return tx
    .select({
      id: identities.id,
      provider: identities.provider,
      issuer: identities.issuer,
      email: identities.email,
      createdAt: identities.createdAt,
      lastUsedAt: identities.lastUsedAt,
    })
    .from(identities)
    .where(eq(identities.userId, tx.userId))
    .orderBy(asc(identities.id));
}

/** Throws 23505 when it is somebody's already. */
export async function createIdentity(
  tx: UserTx,
  identity: { provider: string; issuer: string; subject: string; email: string | null; isUsed: boolean },
): Promise<void> {
  const { isUsed, ...row } = identity;
  await tx.insert(identities).values({ ...row, lastUsedAt: isUsed ? sql`now()` : null });
}

/** Writes down that somebody came in by it. False when it is not theirs any more. */
export async function touchIdentity(tx: UserTx, issuer: string, subject: string): Promise<boolean> {
  const touched = await tx
    .update(identities)
    .set({ lastUsedAt: sql`now()` })
    .where(
      and(eq(identities.userId, tx.userId), eq(identities.issuer, issuer), eq(identities.subject, subject)),
    )
    .returning({ id: identities.id });
  return touched.length > 0;
}

export async function deleteIdentity(tx: UserTx, id: string): Promise<void> {
  await tx.delete(identities).where(and(eq(identities.userId, tx.userId), eq(identities.id, id)));
}

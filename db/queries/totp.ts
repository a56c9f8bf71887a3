/** Rows of the secret that a person shares with an app. Each step of it counts once. */
import "server-only";
import { and, eq, gt, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { totpSecrets } from "../schema/second-factors";
import type { UserTx } from "../wall";

/** `now` in milliseconds, by the clock of the database: of several servers each takes the same code. */
export type SealedTotp = { sealedSecret: Buffer; now: number };

/** A pending secret is forgotten after this; seconds. */
const pendingLifetime = 60 * 60;

/** Puts a secret there that no code has confirmed yet, in place of one before it. False when one is in use. */
export async function createPendingTotp(tx: UserTx, sealedSecret: Buffer): Promise<boolean> {
  await tx.delete(totpSecrets).where(and(mine(tx), isNull(totpSecrets.confirmedAt)));
  const created = await tx
    .insert(totpSecrets)
    .values({ sealedSecret })
    .onConflictDoNothing()
    .returning({ id: totpSecrets.userId });
  return created.length > 0;
}

export async function findPendingTotp(tx: UserTx): Promise<SealedTotp | undefined> {
  const [row] = await tx
    .select(columns)
    .from(totpSecrets)
    .where(and(...pending(tx)));
  return row;
}

/** Takes it into use, with the step of the code that confirmed it. False when it is no longer what was waiting. */
export async function confirmTotp(tx: UserTx, sealedSecret: Buffer, step: number): Promise<boolean> {
  const confirmed = await tx
    .update(totpSecrets)
    .set({ confirmedAt: sql`now()`, lastStep: step })
    .where(and(...pending(tx), eq(totpSecrets.sealedSecret, sealedSecret)))
    .returning({ id: totpSecrets.userId });
  return confirmed.length > 0;
}

export async function findTotp(tx: UserTx): Promise<SealedTotp | undefined> {
  const [row] = await tx
    .select(columns)
    .from(totpSecrets)
    .where(and(...inUse(tx)));
  return row;
}

/** Since when it is in use. */
export async function findTotpSince(tx: UserTx): Promise<Date | undefined> {
  const [row] = await tx
    .select({ since: totpSecrets.confirmedAt })
    .from(totpSecrets)
    .where(and(...inUse(tx)));
  return row?.since ?? undefined;
}

/** Uses a step up: of two at the same moment one gets it, and none of before works again. */
export async function spendTotpStep(tx: UserTx, step: number): Promise<boolean> {
  const spent = await tx
    .update(totpSecrets)
    .set({ lastStep: step })
    .where(and(...inUse(tx), lt(totpSecrets.lastStep, step)))
    .returning({ id: totpSecrets.userId });
  return spent.length > 0;
}

/** False when there was none in use. One that was still pending goes as well. */
export async function deleteTotp(tx: UserTx): Promise<boolean> {
  const deleted = await tx
    .delete(totpSecrets)
    .where(mine(tx))
    .returning({ confirmedAt: totpSecrets.confirmedAt });
  return deleted.some(({ confirmedAt }) => confirmedAt !== null);
}

const columns = {
  sealedSecret: totpSecrets.sealedSecret,
  now: sql<number>`(extract(epoch from now()) * 1000)::float8`,
};

function mine(tx: UserTx) {
  return eq(totpSecrets.userId, tx.userId);
}

function inUse(tx: UserTx) {
  return [mine(tx), isNotNull(totpSecrets.confirmedAt)];
}

function pending(tx: UserTx) {
  const youngest = sql`now() - make_interval(secs => ${pendingLifetime})`;
  return [mine(tx), isNull(totpSecrets.confirmedAt), gt(totpSecrets.createdAt, youngest)];
}

/** Rows of one-time tokens: made once, spent once, judged by the database's clock. */
import "server-only";
import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { type OneTimePurpose, oneTimeTokens } from "../schema/one-time-tokens";
import type { AuthenticationMethod } from "../schema/sessions";
import { lookUp, type UserTx } from "../wall";

/** `lifetime` in seconds. */
export async function createOneTimeToken(
  tx: UserTx,
  token: {
    purpose: OneTimePurpose;
    tokenHash: Buffer;
    email?: string;
    browserHash?: Buffer;
    codeHash?: Buffer;
    amr?: AuthenticationMethod[];
    lifetime: number;
  },
): Promise<void> {
  const { lifetime, ...row } = token;
  await tx
    .insert(oneTimeTokens)
    .values({ ...row, expiresAt: sql`now() + make_interval(secs => ${lifetime})` });
}

/** Whose token this is and whether it can still be spent. Looking does not spend it. */
export async function findOneTimeToken(tokenHash: Buffer) {
  return lookUp<{ userId: string; email: string | null; isLive: boolean }>(
    sql`select user_id as "userId", email, is_live as "isLive" from find_one_time_token(${tokenHash})`,
  );
}

/** Spends a token: of two at the same moment, one gets the row. */
export async function spendOneTimeToken(tx: UserTx, purpose: OneTimePurpose, tokenHash: Buffer) {
  const [row] = await tx
    .update(oneTimeTokens)
    .set({ usedAt: sql`now()` })
    .where(and(...liveToken(tx, purpose, tokenHash)))
    .returning({ email: oneTimeTokens.email, amr: oneTimeTokens.amr });
  return row;
}

/** The address that the last token of this purpose would prove, while it can. */
export async function findLastAsked(
  tx: UserTx,
  purpose: OneTimePurpose,
): Promise<{ email: string; askedAt: Date } | undefined> {
  const [row] = await tx
    .select({ email: oneTimeTokens.email, askedAt: oneTimeTokens.createdAt })
    .from(oneTimeTokens)
    .where(and(...live(tx), eq(oneTimeTokens.purpose, purpose)))
    .orderBy(desc(oneTimeTokens.id))
    .limit(1);
  return row?.email ? { email: row.email, askedAt: row.askedAt } : undefined;
}

/** Makes tokens worthless: those of a purpose, those that were mailed to an address, or all of them. */
export async function dropOneTimeTokens(
  tx: UserTx,
  which: { purpose: OneTimePurpose } | { email: string } | "all",
): Promise<void> {
  await tx
    .update(oneTimeTokens)
    .set({ usedAt: sql`now()` })
    .where(and(...live(tx), ...chosen(which)));
}

function chosen(which: { purpose: OneTimePurpose } | { email: string } | "all") {
  if (which === "all") return [];
  return "purpose" in which
    ? [eq(oneTimeTokens.purpose, which.purpose)]
    : [eq(oneTimeTokens.email, which.email)];
}

/**
 * Makes worthless what was mailed to change or prove something, and every sign-in that is half done: with a new password,
 * whoever asked may not be who they were.
 */
export async function dropProofs(tx: UserTx): Promise<void> {
  for (const purpose of [
    "reset-password",
    "add-email",
    "prove-identity",
    "sign-in-link",
    "sign-in-ticket",
    "second-step",
  ] as const)
    await dropOneTimeTokens(tx, { purpose });
}

/** The token that a browser asked for, by the hash of what it was given to remember. */
export async function findOneTimeTokenByBrowser(browserHash: Buffer) {
  return lookUp<{ userId: string; tokenHash: Buffer; isLive: boolean }>(
    sql`select user_id as "userId", token_hash as "tokenHash", is_live as "isLive"
      from find_one_time_token_by_browser(${browserHash})`,
  );
}

/** Counts one more typed code, and gives what to compare with while there are tries left. Counted before comparing. */
export async function countAttempt(
  tx: UserTx,
  tokenHash: Buffer,
  most: number,
): Promise<{ purpose: OneTimePurpose; codeHash: Buffer | null } | undefined> {
  const [row] = await tx
    .update(oneTimeTokens)
    .set({ attempts: sql`${oneTimeTokens.attempts} + 1` })
    .where(and(...live(tx), eq(oneTimeTokens.tokenHash, tokenHash), lt(oneTimeTokens.attempts, most)))
    .returning({ purpose: oneTimeTokens.purpose, codeHash: oneTimeTokens.codeHash });
  return row;
}

/** The same for the code that was mailed last for a purpose: older ones are good no more. */
export async function countAttemptAtLast(
  tx: UserTx,
  purpose: OneTimePurpose,
  most: number,
): Promise<{ tokenHash: Buffer; codeHash: Buffer | null } | undefined> {
  const last = sql`(select t.id from one_time_tokens t where t.user_id = ${tx.userId} and t.purpose = ${purpose}
    order by t.id desc limit 1)`;
  const [row] = await tx
    .update(oneTimeTokens)
    .set({ attempts: sql`${oneTimeTokens.attempts} + 1` })
    .where(and(...live(tx), eq(oneTimeTokens.id, last), lt(oneTimeTokens.attempts, most)))
    .returning({ tokenHash: oneTimeTokens.tokenHash, codeHash: oneTimeTokens.codeHash });
  return row;
}

/** Counts one more try at a live token, and gives the number of it while there are tries left. Counted before comparing. */
export async function countStepAttempt(
  tx: UserTx,
  purpose: OneTimePurpose,
  tokenHash: Buffer,
  most: number,
): Promise<number | undefined> {
  const [row] = await tx
    .update(oneTimeTokens)
    .set({ attempts: sql`${oneTimeTokens.attempts} + 1` })
    .where(and(...liveToken(tx, purpose, tokenHash), lt(oneTimeTokens.attempts, most)))
    .returning({ attempts: oneTimeTokens.attempts });
  return row?.attempts;
}

/** Holds a live token until the transaction ends; false when it is none any more. */
export async function lockOneTimeToken(
  tx: UserTx,
  purpose: OneTimePurpose,
  tokenHash: Buffer,
): Promise<boolean> {
  const found = await tx
    .select({ id: oneTimeTokens.id })
    .from(oneTimeTokens)
    .where(and(...liveToken(tx, purpose, tokenHash)))
    .for("update");
  return found.length > 0;
}

function liveToken(tx: UserTx, purpose: OneTimePurpose, tokenHash: Buffer) {
  return [...live(tx), eq(oneTimeTokens.purpose, purpose), eq(oneTimeTokens.tokenHash, tokenHash)];
}

function live(tx: UserTx) {
  return [
    eq(oneTimeTokens.userId, tx.userId),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, sql`now()`),
  ];
}

/** Rows of personal access tokens. Of a secret there is only the hash, and nothing here reads it. */
import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { personalAccessTokens as tokens } from "../schema/api-keys";
import type { UserTx } from "../wall";
import {
  inDays,
  isAlive,
  isOfInterest,
  type Key,
  type KeyState,
  keyColumns,
  livingCounts,
  type NewKey,
  withinHours,
} from "./key-life";

const columns = keyColumns(tokens);

/** The person's own that live or did within 30 days, the newest first. */
export async function listAccessTokens(tx: UserTx): Promise<Key[]> {
  return tx
    .select(columns)
    .from(tokens)
    .where(and(eq(tokens.userId, tx.userId), isOfInterest(tokens)))
    .orderBy(desc(tokens.id))
    .limit(200);
}

/** Undefined for a stranger's. */
export async function findAccessToken(
  tx: UserTx,
  id: string,
): Promise<{ name: string; permissions: string[]; rateLimit: number; state: KeyState } | undefined> {
  const { name, permissions, rateLimit, state } = columns;
  const [token] = await tx.select({ name, permissions, rateLimit, state }).from(tokens).where(own(tx, id));
  return token;
}

/** How many live, and how many of them nothing stands in for yet. Lock the person first. */
export async function countAccessTokens(tx: UserTx): Promise<{ alive: number; current: number }> {
  const [row] = await tx
    .select(livingCounts(tokens))
    .from(tokens)
    .where(and(eq(tokens.userId, tx.userId), isAlive(tokens)));
  return row ?? { alive: 0, current: 0 };
}

/** Gives its id. */
export async function createAccessToken(tx: UserTx, { days, ...token }: NewKey): Promise<string> {
  const [created] = await tx
    .insert(tokens)
    .values({ ...token, expiresAt: inDays(days) })
    .returning({ id: tokens.id });
  if (!created) throw new Error("The insert gave no row.");
  return created.id;
}

/** False when there is nothing left to revoke. */
export async function revokeAccessToken(tx: UserTx, id: string): Promise<boolean> {
  const revoked = await tx
    .update(tokens)
    .set({ revokedAt: sql`now()` })
    .where(and(own(tx, id), isAlive(tokens)))
    .returning({ id: tokens.id });
  return revoked.length > 0;
}

/** Each of the person's that lives; gives how many. Lock the person first. */
export async function revokeAccessTokens(tx: UserTx): Promise<number> {
  const revoked = await tx
    .update(tokens)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(tokens.userId, tx.userId), isAlive(tokens)))
    .returning({ id: tokens.id });
  return revoked.length;
}

/** Another stands in for it from now on; it goes on for so many hours at most. */
export async function replaceAccessToken(tx: UserTx, id: string, hours: number): Promise<void> {
  await tx
    .update(tokens)
    .set({ replacedAt: sql`now()`, expiresAt: withinHours(tokens, hours) })
    .where(own(tx, id));
}

/** What the person of this session may do in at least one of the organizations that they are in, now. */
export async function listHeldSomewhere(tx: UserTx, sessionId: string): Promise<string[]> {
  const rows = await tx.execute(sql`select distinct unnest(held.permissions) as permission
    from list_own_memberships() own cross join lateral open_gate_to_program(${sessionId}, own.organization_id) held`);
  return [...rows].map(({ permission }) => String(permission));
}

function own(tx: UserTx, id: string) {
  return and(eq(tokens.userId, tx.userId), eq(tokens.id, id));
}

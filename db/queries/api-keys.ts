/** Rows of an organization's API keys. Of a secret there is only the hash, and nothing here reads it. */
import "server-only";
import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { apiKeys } from "../schema/api-keys";
import { type MembershipState, memberships } from "../schema/memberships";
import { rolePermissions } from "../schema/template";
import type { KeyTx, Tx } from "../wall";
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

/** `barred`: a member who cannot sign in, because the account is disabled or waits to be deleted. */
type MakerState = MembershipState | "barred";

export type ApiKey = Key & {
  makerName: string;
  /** It works while its maker is active. Of one that is over this says nothing. */
  makerState: MakerState;
  /** What it was given and its maker may do now. */
  held: string[];
};

const columns = keyColumns(apiKeys);

/** Those that live or did within 30 days, the newest first; those of who was removed as if they had been ended then. */
export async function listApiKeys(tx: Tx): Promise<ApiKey[]> {
  return tx
    .select({
      ...columns,
      makerName: memberships.name,
      makerState: sql<MakerState>`case when ${memberships.state} = 'removed' then 'removed'
        when ${memberships.leavingFrom} is not null then 'barred' when ${memberships.state} = 'suspended' then 'suspended'
        when exists (select 1 from find_program(${apiKeys.id})) then 'active' else 'barred' end`,
      held: sql<string[]>`array(select ${rolePermissions.permission} from ${rolePermissions}
        where ${rolePermissions.roleKey} = ${memberships.roleKey}
          and ${rolePermissions.permission} = any (${apiKeys.permissions}) order by 1)`,
    })
    .from(apiKeys)
    .innerJoin(memberships, ofMaker(tx))
    .where(
      and(
        eq(apiKeys.organizationId, tx.organizationId),
        isOfInterest(apiKeys),
        sql`(${memberships.state} <> 'removed' or ${memberships.removedAt} > now() - interval '30 days')`,
      ),
    )
    .orderBy(desc(apiKeys.id))
    .limit(200);
}

/** Undefined when it is not there, or not here. */
export async function findApiKey(
  tx: Tx,
  id: string,
): Promise<
  { name: string; permissions: string[]; rateLimit: number; state: KeyState; createdBy: string } | undefined
> {
  const { name, permissions, rateLimit, state } = columns;
  const [key] = await tx
    .select({ name, permissions, rateLimit, state, createdBy: apiKeys.createdBy })
    .from(apiKeys)
    .where(byId(tx, id));
  return key;
}

/** How many live, and how many of them nothing stands in for yet: those of members. To hold something against it, lock the organization first. */
export async function countApiKeys(tx: Tx): Promise<{ alive: number; current: number }> {
  const [row] = await tx
    .select(livingCounts(apiKeys))
    .from(apiKeys)
    .innerJoin(memberships, ofMaker(tx))
    .where(
      and(eq(apiKeys.organizationId, tx.organizationId), isAlive(apiKeys), ne(memberships.state, "removed")),
    );
  return row ?? { alive: 0, current: 0 };
}

/** Gives its id. It belongs to the person of the transaction. */
export async function createApiKey(tx: Tx, { days, ...key }: NewKey): Promise<string> {
  const [created] = await tx
    .insert(apiKeys)
    .values({ ...key, createdBy: tx.userId, expiresAt: inDays(days) })
    .returning({ id: apiKeys.id });
  if (!created) throw new Error("The insert gave no row.");
  return created.id;
}

/** False when there is nothing left to revoke. */
export async function revokeApiKey(tx: Tx, id: string): Promise<boolean> {
  const revoked = await tx
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(byId(tx, id), isAlive(apiKeys)))
    .returning({ id: apiKeys.id });
  return revoked.length > 0;
}

/** Ends the key that the transaction was entered by. False when somebody was quicker. */
export async function endApiKey(tx: KeyTx): Promise<boolean> {
  const ended = await tx
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(apiKeys.organizationId, tx.organizationId),
        eq(apiKeys.id, tx.key.id),
        isNull(apiKeys.revokedAt),
      ),
    )
    .returning({ id: apiKeys.id });
  return ended.length > 0;
}

/** Another stands in for it from now on; it goes on for so many hours at most, or until it expires. */
export async function replaceApiKey(tx: Tx, id: string, hours: number | undefined): Promise<void> {
  await tx
    .update(apiKeys)
    .set({ replacedAt: sql`now()`, ...(hours !== undefined && { expiresAt: withinHours(apiKeys, hours) }) })
    .where(byId(tx, id));
}

function ofMaker(tx: Tx) {
  return and(eq(memberships.organizationId, tx.organizationId), eq(memberships.userId, apiKeys.createdBy));
}

function byId(tx: Tx, id: string) {
  return and(eq(apiKeys.organizationId, tx.organizationId), eq(apiKeys.id, id));
}

/** How the life of a key stands, by the clock of the database: the same for an organization's and a person's. */
import "server-only";
import { and, count, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { apiKeys, personalAccessTokens } from "../schema/api-keys";

/** `running-out`: another stands in for it, and it goes on for a while. `replaced`: that while is over. */
export type KeyState = "active" | "running-out" | "replaced" | "expired" | "revoked";

export type Key = {
  id: string;
  name: string;
  /** What it was given. */
  permissions: string[];
  /** Requests a minute. */
  rateLimit: number;
  createdAt: Date;
  /** When it expires, or was revoked. */
  endsAt: Date;
  lastUsedAt: Date | null;
  state: KeyState;
  /** The last quarter of its life, a week at most. */
  endsSoon: boolean;
};

export type NewKey = {
  name: string;
  secretHash: Buffer;
  permissions: string[];
  rateLimit: number;
  /** Until it expires. */
  days: number;
};

type LifeColumns = Record<"createdAt" | "expiresAt" | "replacedAt" | "revokedAt", AnyPgColumn>;

/** What a list shows of a key. */
export function keyColumns(key: typeof apiKeys | typeof personalAccessTokens) {
  return {
    id: key.id,
    name: key.name,
    permissions: key.permissions,
    rateLimit: key.rateLimit,
    createdAt: key.createdAt,
    endsAt: endsAt(key),
    lastUsedAt: key.lastUsedAt,
    state: stateOf(key),
    endsSoon: endsSoon(key),
  };
}

/** Of living keys: how many there are, and how many of them nothing stands in for yet. */
export function livingCounts(key: LifeColumns) {
  return { alive: count(), current: sql<number>`count(*) filter (where ${isNull(key.replacedAt)})::int` };
}

export function isAlive(key: LifeColumns): SQL | undefined {
  return and(isNull(key.revokedAt), gt(key.expiresAt, sql`now()`));
}

/** Alive, or over for no longer than 30 days. */
export function isOfInterest(key: LifeColumns): SQL {
  return sql`least(${key.revokedAt}, ${key.expiresAt}) > now() - interval '30 days'`;
}

export function inDays(days: number): SQL<Date> {
  return sql<Date>`now() + make_interval(days => ${days})`;
}

/** So many hours from now, and never later than it would have been. */
export function withinHours(key: LifeColumns, hours: number): SQL<Date> {
  return sql<Date>`least(${key.expiresAt}, now() + make_interval(hours => ${hours}))`;
}

function stateOf(key: LifeColumns): SQL<KeyState> {
  return sql<KeyState>`case when ${key.revokedAt} is not null then 'revoked'
    when ${key.expiresAt} > now() then case when ${key.replacedAt} is null then 'active' else 'running-out' end
    when ${key.replacedAt} is not null then 'replaced' else 'expired' end`;
}

function endsAt(key: LifeColumns): SQL<Date> {
  return sql<Date>`least(${key.revokedAt}, ${key.expiresAt})`.mapWith(key.expiresAt) as SQL<Date>;
}

export function endsSoon(key: LifeColumns): SQL<boolean> {
  return sql<boolean>`${key.expiresAt} - now() < least(interval '7 days', (${key.expiresAt} - ${key.createdAt}) / 4)`;
}

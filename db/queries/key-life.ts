/** How the life of a key stands, by the clock of the database: the same for an organization's and a person's. */
import "server-only";
import { and, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

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

export function stateOf(key: LifeColumns): SQL<KeyState> {
  return sql<KeyState>`case when ${key.revokedAt} is not null then 'revoked'
    when ${key.expiresAt} > now() then case when ${key.replacedAt} is null then 'active' else 'running-out' end
    when ${key.replacedAt} is not null then 'replaced' else 'expired' end`;
}

export function endsAt(key: LifeColumns): SQL<Date> {
  return sql<Date>`least(${key.revokedAt}, ${key.expiresAt})`.mapWith(key.expiresAt) as SQL<Date>;
}

export function endsSoon(key: LifeColumns): SQL<boolean> {
  return sql<boolean>`${key.expiresAt} - now() < least(interval '7 days', (${key.expiresAt} - ${key.createdAt}) / 4)`;
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

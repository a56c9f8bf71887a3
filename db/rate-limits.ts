/** The door to rate-limiter-flexible: budgets counted atomically in the database, so every instance shares them. */
import "server-only";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { counterConnection } from "./client";
import { dropParameters } from "./errors";
import { rateLimits } from "./schema/rate-limits";

export type Budget = { name: string; points: number; seconds: number };

const limiters = new Map<string, RateLimiterDrizzle>();

/** Takes one point of a key's budget. Gives the seconds to wait when nothing is left, else undefined. */
export async function takePoint(budget: Budget, key: string): Promise<number | undefined> {
  try {
    await limiterOf(budget).consume(key);
    return undefined;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
    return dropParameters(refused);
  }
}

/**
 * Takes up to `wanted` points of a key's budget, all in one step: of two at once each gets its own. Gives how many there
 * were, and the seconds until there are more.
 */
export async function takePoints(
  budget: Budget,
  key: string,
  wanted: number,
): Promise<{ taken: number; seconds: number }> {
  if (wanted === 0) return { taken: 0, seconds: 0 };
  const { consumedPoints, msBeforeNext } = await limiterOf(budget)
    .consume(key, wanted)
    .catch((refused: unknown) => (refused instanceof RateLimiterRes ? refused : dropParameters(refused)));
  // What was counted beyond the budget changes nothing: it is used up either way.
  const left = Math.max(0, budget.points - (consumedPoints - wanted));
  return { taken: Math.min(wanted, left), seconds: Math.ceil(msBeforeNext / 1000) };
}

/** Counts one for a key, whatever its limit is. Gives how many there were, and the seconds until counting begins anew. */
export async function countPoint(
  budget: Omit<Budget, "points">,
  key: string,
): Promise<{ count: number; seconds: number }> {
  const endless = { ...budget, points: Number.MAX_SAFE_INTEGER };
  const { consumedPoints, msBeforeNext } = await limiterOf(endless).consume(key).catch(dropParameters);
  return { count: consumedPoints, seconds: Math.ceil(msBeforeNext / 1000) };
}

function limiterOf({ name, points, seconds }: Budget): RateLimiterDrizzle {
  const known = limiters.get(name);
  if (known) return known;
  const limiter = new RateLimiterDrizzle({
    storeClient: counterConnection(),
    schema: rateLimits,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  limiters.set(name, limiter);
  return limiter;
}

/** How often something may be tried. Counts are kept under hashed keys, and no limit is ever a lock for good. */
import "server-only";
import { type Budget, takePoint } from "@/db/rate-limits";
import type { ActionError } from "./result";
import { hashSecret } from "./secret";

const budgets = {
  /** Enough for typing a name; too few for reading out who is a customer. */
  "slug.check": { name: "slug.check", points: 30, seconds: 60 },
} satisfies Record<string, Budget>;

/** The refusal to answer with, when the budget of this name is used up for this key. */
export async function throttle(name: keyof typeof budgets, key: string): Promise<ActionError | undefined> {
  const seconds = await takePoint(budgets[name], hashSecret(name, key).toString("base64url"));
  if (seconds === undefined) return undefined;
  return {
    code: "rate_limited",
    message: `That was a lot of tries. Try again in ${seconds} seconds.`,
    seconds,
  };
}

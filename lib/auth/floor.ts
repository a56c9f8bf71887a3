/** Answers that must not tell by their time who has an account. */
import "server-only";
import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds: several times what the slower of two ways takes. */
const floor = 100;

/** The result of the work, and not before the floor: what is done for a known address takes longer than nothing for another. */
export async function noSooner<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, pause(floor)]);
  return result;
}

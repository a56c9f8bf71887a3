/** What programs are refused, counted for each block of addresses: keys are guessed at, or one is long dead. */
import "server-only";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { addressBlock, throttle } from "@/lib/throttle";

/** Counts one. Gives the refusal to answer with instead, when there were too many. */
export async function throttleRefused(): Promise<ActionError | undefined> {
  const { ip } = await eventContext(null);
  return throttle("program.refused", addressBlock(ip));
}

/** The way to another service, for somebody who signs in or connects it. */
import "server-only";
import { describeError, log } from "@/lib/log";
import { eventContext, requestId } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { addressBlock, throttle } from "@/lib/throttle";
import { keepLeg, type Leg } from "./leg";
import { beginLeg } from "./next-auth";
import { findProvider } from "./providers";

/** Where to send the browser, or why not. For actions: it sets cookies. */
export async function startLeg(leg: Leg): Promise<{ url: URL } | { refused: ActionError }> {
  const provider = findProvider(leg.provider);
  if (!provider)
    return { refused: { code: "not_found", message: "This is no way to sign in here. Reload the page." } };
  const refusal = await throttle("leg.block", addressBlock((await eventContext(null)).ip));
  if (refusal) return { refused: refusal };
  const url = await beginLeg(provider.id).catch(async (error: unknown) => {
    log().warn(
      { request_id: await requestId(), provider: provider.id, error: describeError(error) },
      "A provider could not be reached.",
    );
  });
  const state = url?.searchParams.get("state");
  if (!url || !state) {
    const message = `We could not reach ${provider.name}. Try again, or choose another way.`;
    return { refused: { code: "unavailable", message } };
  }
  await keepLeg(leg, state);
  return { url };
}

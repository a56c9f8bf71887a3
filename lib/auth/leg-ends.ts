/** How a way to another service may end without anybody being signed in, in words: the one table. Runs on both sides. */

export const legEnds = {
  failed: "That did not work, and nothing was changed. Try again, or choose another way.",
  known:
    "There is an account with this address already. Sign in the way you always do; then you can connect this service in your account, under Security.",
  unproved:
    "The service does not vouch for your address. Create an account with the address first; then you can connect the service in your account, under Security.",
  closed: "Only invited people can create an account here. Use the link in your invitation, or ask for one.",
  taken: "This is connected to another account, so it was not connected to yours.",
  connected: "Connected. You can sign in with it from now on.",
} as const;
export type LegEnd = keyof typeof legEnds;

/** From the address of a page; what is garbled there is as if it were not there. */
export function readLegEnd(text: unknown): LegEnd | undefined {
  return typeof text === "string" && Object.hasOwn(legEnds, text) ? (text as LegEnd) : undefined;
}

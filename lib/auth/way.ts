/** By which way somebody came in last from the browser at hand: it is offered first the next time. A hint, never a proof. */
import "server-only";
import { cookies } from "next/headers";
import { cookieName, cookieOptions, longestLifetime } from "./cookies";

const ways = ["password", "link", "passkey", "google", "github", "oidc"] as const;
export type Way = (typeof ways)[number];

export async function rememberWay(way: Way): Promise<void> {
  (await cookies()).set(cookieName("way"), way, { ...cookieOptions(), maxAge: longestLifetime });
}

export async function lastWay(): Promise<Way | undefined> {
  const kept = (await cookies()).get(cookieName("way"))?.value;
  return ways.find((way) => way === kept);
}

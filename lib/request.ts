/** What is known of the request at hand: its id, where it came from, and whether one of our own pages sent it. */
import "server-only";
import { isIP } from "node:net";
import { headers } from "next/headers";
import type { EventContext } from "@/db/schema/events";
import { env, isLoopback } from "./env";

/** Set by the proxy on every request; the name of the response header too. */
export const requestIdHeader = "x-request-id";
export const pathHeader = "x-path";

/** The id under which a fault of this request stands in the log. */
export async function requestId(): Promise<string> {
  return (await headers()).get(requestIdHeader) ?? "unknown";
}

/** Path and query that the browser asked for, when the proxy told; else the fallback. */
export async function requestPath(fallback: string): Promise<string> {
  return (await headers()).get(pathHeader) ?? fallback;
}

export async function eventContext(sessionId: string | null): Promise<EventContext> {
  const sent = await headers();
  return {
    ip: clientAddress(sent.get("x-forwarded-for")),
    user_agent: sent.get("user-agent")?.slice(0, 300) ?? null,
    session_id: sessionId,
    request_id: sent.get(requestIdHeader),
  };
}

/** Throws unless one of our own pages sent this request: stands in front of every state change. */
export async function requireOwnOrigin(): Promise<void> {
  if (!isOwnOrigin(await headers())) throw new ForeignOriginError();
}

export function isOwnOrigin(sent: Pick<Headers, "get">): boolean {
  const site = sent.get("sec-fetch-site");
  return sent.get("origin") === env().APP_URL && (site === null || site === "same-origin");
}

/**
 * Whether the request asks for this app by its name, that of APP_URL; on a machine of one's own, by any name of that machine.
 * What a hop in front says of the host besides (X-Forwarded-Host) counts nowhere.
 */
export function isOwnHost(sent: Pick<Headers, "get">): boolean {
  const { APP_URL } = env();
  const host = sent.get("host") ?? "";
  const asked = /^[A-Za-z0-9.:[\]-]+$/.test(host) && URL.parse(`${new URL(APP_URL).protocol}//${host}`);
  return asked ? asked.origin === APP_URL || (isLoopback(APP_URL) && isLoopback(asked.origin)) : false;
}

/** Whether a page of ours led here, or nobody did: an address that was typed. Another site may not start a download. */
export function isOwnNavigation(sent: Pick<Headers, "get">): boolean {
  return ["same-origin", "none", null].includes(sent.get("sec-fetch-site"));
}

export class ForeignOriginError extends Error {
  constructor() {
    super("A state change came from another origin.");
  }
}

/** The last entry is what the hop in front of us wrote. Without a proxy in front it is the client's word: see docs/deploy.md. */
function clientAddress(forwardedFor: string | null): string | null {
  const last = forwardedFor?.split(",").at(-1)?.trim() ?? "";
  return isIP(last) ? last : null;
}

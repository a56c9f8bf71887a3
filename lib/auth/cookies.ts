/** The only place that says how cookies are named and kept, and that reads those of a browser. */
import "server-only";
import { cookies } from "next/headers";
import { sessionLifetime } from "@/db/queries/sessions";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { hashSecret } from "@/lib/secret";

/**
 * Over https a prefix lets the browser itself hold a cookie to this host: `__Host-`, or `__Secure-` for one with a path.
 * Over http the name carries the port, since cookies ignore ports.
 */
export function cookieName(name: string, prefix: "__Host-" | "__Secure-" = "__Host-"): string {
  const full = `${brand.cookiePrefix}${name}`;
  return isSecure() ? `${prefix}${full}` : `${full}-${new URL(env().APP_URL).port || "80"}`;
}

export function sessionCookieName(): string {
  return cookieName("session");
}

/** Seconds: as long as browsers keep a cookie at most. Each sign-in begins it anew. */
export const longestLifetime = 400 * 24 * 60 * 60;

/** What every cookie of ours has in common. */
export function cookieOptions(path = "/") {
  return { httpOnly: true, sameSite: "lax", secure: isSecure(), path } as const;
}

function isSecure(): boolean {
  return env().APP_URL.startsWith("https:");
}

export function hashSession(cookie: string): Buffer {
  return hashSecret("session", cookie);
}

/** SHA-256 of the session cookie of the request at hand. That it is there says nothing yet: the row is the authority. */
export async function currentSession(): Promise<Buffer | undefined> {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  return cookie ? hashSession(cookie) : undefined;
}

/** What tells the browser that asked for a mail from one that only opened its link. Seconds: as long as the link. */
export async function rememberBrowser(secret: string, lifetime: number): Promise<void> {
  (await cookies()).set(cookieName("asked"), secret, { ...cookieOptions(), maxAge: lifetime });
}

/** What this browser was given to remember, and its hash. */
export async function currentBrowser(): Promise<{ secret: string; hash: Buffer } | undefined> {
  const secret = (await cookies()).get(cookieName("asked"))?.value;
  return secret ? { secret, hash: hashBrowser(secret) } : undefined;
}

/** Between the first proof and the second factor: what was proved so far stands in the row of this secret. */
export async function rememberStep(secret: string, lifetime: number): Promise<void> {
  (await cookies()).set(cookieName("step"), secret, { ...cookieOptions(), maxAge: lifetime });
}

/** SHA-256 of it, when this browser is on its way in. */
export async function currentStep(): Promise<Buffer | undefined> {
  const secret = (await cookies()).get(cookieName("step"))?.value;
  return secret ? hashSecret("second-step", secret) : undefined;
}

export async function forgetStep(): Promise<void> {
  const jar = await cookies();
  if (jar.has(cookieName("step"))) jar.set(cookieName("step"), "", { ...cookieOptions(), maxAge: 0 });
}

/** The cookie of a session whose id is new; the row is renewed before. */
export async function keepSession(secret: string): Promise<void> {
  (await cookies()).set(sessionCookieName(), secret, { ...cookieOptions(), maxAge: sessionLifetime });
}

export function hashBrowser(secret: string): Buffer {
  return hashSecret("asked", secret);
}

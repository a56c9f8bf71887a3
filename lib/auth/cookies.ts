/** The only place that names the session cookie and reads it. */
import "server-only";
import { cookies } from "next/headers";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { hashSecret } from "@/lib/secret";

/** Over https the browser itself holds a cookie to this host. Over http its name carries the port, since cookies ignore ports. */
export function cookieName(name: string): string {
  const url = new URL(env().APP_URL);
  const full = `${brand.cookiePrefix}${name}`;
  return url.protocol === "https:" ? `__Host-${full}` : `${full}-${url.port || "80"}`;
}

export function sessionCookieName(): string {
  return cookieName("session");
}

export function isSecure(): boolean {
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
  const options = {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/",
    maxAge: lifetime,
  } as const;
  (await cookies()).set(cookieName("asked"), secret, options);
}

/** The hash of what this browser was given to remember. */
export async function currentBrowser(): Promise<{ secret: string; hash: Buffer } | undefined> {
  const secret = (await cookies()).get(cookieName("asked"))?.value;
  return secret ? { secret, hash: hashSecret("asked", secret) } : undefined;
}

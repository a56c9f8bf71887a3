/** The cookie of the organization session: each workspace's path has its own, so two tabs never disturb each other. */
import "server-only";
import { isSecure } from "@/lib/auth/cookies";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { workspacePath } from "@/lib/paths";
import { organizationSessionLifetime } from "./token";

export function organizationCookieName(): string {
  const url = new URL(env().APP_URL);
  const name = `${brand.cookiePrefix}org-session`;
  return isSecure() ? `__Secure-${name}` : `${name}-${url.port || "80"}`;
}

/** Path is a convenience, not a boundary: a token counts only with the session whose `sid` it names. */
export function organizationCookie(slug: string, token: string) {
  return {
    name: organizationCookieName(),
    value: token,
    path: workspacePath(slug),
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    maxAge: organizationSessionLifetime,
  } as const;
}

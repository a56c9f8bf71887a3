/** The cookie of the organization session: each workspace's path has its own, so two tabs never disturb each other. */
import "server-only";
import { cookies } from "next/headers";
import type { OrganizationAccess } from "@/db/entry";
import { cookieName, cookieOptions } from "@/lib/auth/cookies";
import { workspacePath } from "@/lib/paths";
import { issueOrganizationSession, organizationSessionLifetime } from "./token";

export function organizationCookieName(): string {
  return cookieName("org-session", "__Secure-");
}

/** A new organization session for what the gate gave, as the cookie to send. */
export async function organizationCookie(access: OrganizationAccess) {
  const value = await issueOrganizationSession(access);
  return { ...emptyCookie(access.slug), value, maxAge: organizationSessionLifetime };
}

/** Takes the cookie of a workspace away. */
export function emptyCookie(slug: string) {
  // Path is a convenience, not a boundary: a token counts only with the session whose `sid` it names.
  return { ...cookieOptions(workspacePath(slug)), name: organizationCookieName(), value: "", maxAge: 0 };
}

/**
 * Takes the cookies of several workspaces away with one answer. Next keeps only the last cookie of a name there, whatever
 * their paths, so each has its number behind the name, in spaces and tabs: browsers take those off (RFC 6265 §5.2).
 */
export function emptyCookies(slugs: readonly string[]) {
  return slugs.map(emptyCookie).map(({ name, ...cookie }, index) => {
    const number = index === 0 ? "" : index.toString(2).replaceAll("0", " ").replaceAll("1", "\t");
    return { ...cookie, name: name + number };
  });
}

/** Gives the browser the new token with this very answer. For actions: a page cannot set a cookie. */
export async function keepAccess(access: OrganizationAccess): Promise<void> {
  (await cookies()).set(await organizationCookie(access));
}

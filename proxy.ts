/**
 * Next 16's middleware: request id, content security policy, and the workspace of the path. It opens nothing by itself:
 * with this file deleted every check still holds, as `npm run test:full` shows. What is lost is the scripts' policy, the
 * way back after sign-in, and the organization session of pages: the gate is asked each time.
 */
import { type NextRequest, NextResponse } from "next/server";
import { hashSession, sessionCookieName } from "@/lib/auth/cookies";
import { refuseEarly } from "@/lib/early-refusal";
import { env } from "@/lib/env";
import { organizationCookie, organizationCookieName } from "@/lib/organization/cookie";
import { askGate } from "@/lib/organization/gate";
import { isReservedSlug, isSlug } from "@/lib/organization/slug";
import { verifyOrganizationSession } from "@/lib/organization/token";
import { movedPath, signInPath } from "@/lib/paths";
import { pathHeader, requestIdHeader } from "@/lib/request";
import { securityHeaders } from "@/lib/security-headers";

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const headers = new Headers(request.headers);
  const security = securityHeaders(pathname);
  for (const [name, value] of Object.entries(security.request)) headers.set(name, value);
  // Next would answer it with an empty object for a page.
  headers.delete("x-middleware-prefetch");
  // Next would hold the origin of an action against it; there is one host, and hops in front do not say which.
  headers.set("x-forwarded-host", new URL(env().APP_URL).host);
  headers.set(requestIdHeader, crypto.randomUUID());
  headers.set(pathHeader, pathname + search);

  const status = refuseEarly({ method: request.method, headers: request.headers, pathname });
  const response = status
    ? new NextResponse(status === 421 ? `This app answers at ${env().APP_URL} alone.\n` : null, {
        status,
        headers: { "cache-control": "private, no-store", allow: "GET, HEAD, POST" },
      })
    : ((await enterWorkspace(request, headers)) ?? NextResponse.next({ request: { headers } }));
  for (const [name, value] of Object.entries(security.response))
    if (!response.headers.has(name)) response.headers.set(name, value);
  response.headers.set(requestIdHeader, headers.get(requestIdHeader) ?? "");
  return response;
}

/** Sees to it that a member's request carries a valid organization session. A closed door is left for the page to answer. */
async function enterWorkspace(request: NextRequest, headers: Headers): Promise<NextResponse | undefined> {
  const slug = request.nextUrl.pathname.split("/")[1] ?? "";
  if (!isSlug(slug) || isReservedSlug(slug)) return undefined;
  const cookie = request.cookies.get(sessionCookieName())?.value;
  const session = cookie ? hashSession(cookie) : undefined;
  const token = request.cookies.get(organizationCookieName())?.value;
  if (session && token && (await verifyOrganizationSession(token, { session, slug }))) return undefined;

  // The database away: the page says so, calmly, with the request's id.
  const passage = await askGate(session, slug).catch(() => undefined);
  const path = request.nextUrl.pathname + request.nextUrl.search;
  if (passage?.outcome === "signed-out" && request.method === "GET") return sendTo(signInPath(path));
  if (passage?.outcome === "moved" && request.method !== "POST")
    return sendTo(movedPath(path, slug, passage.slug));
  if (passage?.outcome !== "open") return undefined;
  const response = NextResponse.next({ request: { headers } });
  response.cookies.set(await organizationCookie(passage.access));
  return response;
}

/** For now: whoever goes back to an address of before must not find it remembered as left for good. */
function sendTo(path: string): NextResponse {
  return NextResponse.redirect(new URL(path, env().APP_URL), {
    headers: { "cache-control": "private, no-store" },
  });
}

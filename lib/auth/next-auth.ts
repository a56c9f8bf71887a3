/**
 * The only door to next-auth. It sets and clears the session cookie and will run the OAuth legs; what a session is, our
 * rows say. `encode` and `decode` make its token carry nothing but the opaque session id (docs/decisions).
 */
import "server-only";
import NextAuth, { type NextAuthConfig, type NextAuthResult } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { sessionLifetime } from "@/db/queries/sessions";
import { env } from "@/lib/env";
import { cookieName, cookieOptions, hashSession, sessionCookieName } from "./cookies";
import { endSession, startSession } from "./session";

const ticketProvider = "ticket";

/** Turns a ticket, made by our own code after it checked every factor, into a session and its cookie. */
export async function signInWithTicket(ticket: string): Promise<void> {
  await nextAuth().signIn(ticketProvider, { ticket, redirect: false });
}

/** Ends the session's row and clears its cookie. */
export async function signOut(): Promise<void> {
  await nextAuth().signOut({ redirect: false });
}

let cached: NextAuthResult | undefined;

function nextAuth(): NextAuthResult {
  cached ??= NextAuth(config());
  return cached;
}

function config(): NextAuthConfig {
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    session: { strategy: "jwt", maxAge: sessionLifetime },
    useSecureCookies: cookieOptions().secure,
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      callbackUrl: { name: cookieName("auth-return"), options: cookieOptions() },
      csrfToken: { name: cookieName("auth-csrf"), options: cookieOptions() },
    },
    logger: { error: () => {}, warn: () => {} },
    providers: [
      Credentials({
        id: ticketProvider,
        credentials: { ticket: {} },
        authorize: async ({ ticket }) => {
          const started = typeof ticket === "string" ? await startSession(ticket) : undefined;
          return started ? { id: started.userId, cookie: started.cookie } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: (user as { cookie?: string }).cookie } : token),
    },
    jwt: {
      encode: async ({ token }) => String(token?.sid ?? ""),
      decode: async ({ token }) => (token ? { sid: token } : null),
    },
    events: {
      signOut: async (message) => {
        const cookie = "token" in message ? message.token?.sid : undefined;
        if (typeof cookie === "string") await endSession(hashSession(cookie));
      },
    },
  };
}

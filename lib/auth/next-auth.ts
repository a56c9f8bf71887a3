/**
 * The only door to next-auth. It sets and clears the session cookie and runs the OAuth legs; what a session is, our rows
 * say, and what a leg proved, `lib/auth/identities.ts`. `encode` and `decode` make its token carry nothing but the opaque
 * session id (docs/decisions).
 */
import "server-only";
import type { NextRequest } from "next/server";
import NextAuth, { type NextAuthConfig, type NextAuthResult } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { sessionLifetime } from "@/db/queries/sessions";
import { env } from "@/lib/env";
import { cookieName, cookieOptions, hashSession, sessionCookieName } from "./cookies";
import type { ProviderId } from "./input";
import { oauthProviders } from "./oauth-providers";
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

/** Where to send the browser, with state, nonce and verifier in its cookies. Throws when the provider cannot be reached. */
export async function beginLeg(provider: ProviderId): Promise<URL> {
  return new URL(await nextAuth().signIn(provider, { redirect: false, redirectTo: "/" }));
}

/** What a provider's answer proved, as far as next-auth checks it: state, nonce, issuer, audience, code. */
type LegAnswer = {
  tokens: { idToken: string | undefined; accessToken: string | undefined };
  profile: Record<string, unknown>;
};

/** Judges the answer that the browser brings, without a session of next-auth's. Throws what was wrong with it. */
export async function endLeg(request: NextRequest): Promise<LegAnswer> {
  let answer: LegAnswer | undefined;
  let wrong: unknown;
  const leg = NextAuth({
    ...config(),
    callbacks: {
      // An address in place of "yes" ends the leg here: what becomes of it is ours to say.
      signIn: ({ account, profile }) => {
        const tokens = { idToken: account?.id_token, accessToken: account?.access_token };
        answer = { tokens, profile: { ...profile } };
        return "/";
      },
    },
    logger: {
      error: (error) => {
        wrong = error;
      },
      warn: () => {},
    },
  });
  await leg.handlers.GET(request);
  if (!answer) throw wrong ?? new Error("The provider's answer held nothing.");
  return answer;
}

/** The cookies that a leg leaves behind. */
export function legCookies(): string[] {
  return ["auth-state", "auth-nonce", "auth-verifier"].map((name) => cookieName(name));
}

let cached: NextAuthResult | undefined;

function nextAuth(): NextAuthResult {
  cached ??= NextAuth(config());
  return cached;
}

function config(): NextAuthConfig {
  const cookie = (name: string) => ({ name: cookieName(name), options: cookieOptions() });
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    session: { strategy: "jwt", maxAge: sessionLifetime },
    useSecureCookies: cookieOptions().secure,
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      callbackUrl: cookie("auth-return"),
      csrfToken: cookie("auth-csrf"),
      state: cookie("auth-state"),
      nonce: cookie("auth-nonce"),
      pkceCodeVerifier: cookie("auth-verifier"),
    },
    logger: { error: () => {}, warn: () => {} },
    providers: [
      ...oauthProviders(),
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

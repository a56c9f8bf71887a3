/** What comes of an answer that a browser brings from another service: somebody is signed in, or connects it, or neither. */
import "server-only";
import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import { describeError, log } from "@/lib/log";
import { securityPath, signInPath, withQuery } from "@/lib/paths";
import { requestId } from "@/lib/request";
import { cookieOptions } from "./cookies";
import { readUserInfo, verifyIdToken } from "./id-token";
import { connectIdentity, signInByIdentity } from "./identities";
import { type IdentityClaims, readIdentityClaims } from "./identity-claims";
import { takeLeg } from "./leg";
import type { LegEnd } from "./leg-ends";
import { endLeg, legCookies } from "./next-auth";
import { findProvider, type Provider } from "./providers";
import { currentUser } from "./session";

/** Gives the path to go to. An answer that this browser did not ask for changes nothing, whoever is signed in. */
export async function answerLeg(request: NextRequest, providerId: string): Promise<string> {
  const leg = await takeLeg(request.nextUrl.searchParams.get("state"));
  const provider = findProvider(providerId);
  if (!leg || !provider || leg.provider !== provider.id) {
    await tell(providerId, new Error("This browser did not ask for it."));
    return pathAfter("failed");
  }
  const assertion = await readAnswer(request, provider).catch(async (error: unknown) => {
    await tell(provider.id, error);
  });
  await forgetLeg();
  if (!assertion) return pathAfter("failed", leg.next);
  const outcome = leg.connect
    ? await connectIdentity(leg.connect, provider, assertion)
    : await signInByIdentity(provider, assertion, leg.next);
  return "path" in outcome ? outcome.path : pathAfter(outcome.end, leg.next);
}

/** Throws what is wrong with the answer. Nothing is believed before the signature of the ID token. */
async function readAnswer(request: NextRequest, provider: Provider): Promise<IdentityClaims> {
  const { tokens, profile } = await endLeg(request);
  if (provider.id === "github")
    return readIdentityClaims(provider.issuer, { ...profile, sub: String(profile.sub) });
  const claims = await verifyIdToken(tokens.idToken ?? "", provider);
  // Some providers tell the address only there.
  const more =
    claims.email === undefined && tokens.accessToken
      ? await readUserInfo(tokens.accessToken, claims.sub, provider)
      : undefined;
  const said = { ...claims, ...more, sub: claims.sub };
  // What is said of an address counts only beside the address.
  const ofAddress = more ?? claims;
  const { email, email_verified, xms_edov } = ofAddress;
  return readIdentityClaims(claims.iss ?? provider.issuer, { ...said, email, email_verified, xms_edov });
}

async function forgetLeg(): Promise<void> {
  const jar = await cookies();
  for (const name of legCookies()) jar.delete({ name, ...cookieOptions() });
}

/** Somebody who is signed in reads of it where such services are connected; anybody else where they sign in. */
async function pathAfter(end: LegEnd, next?: string): Promise<string> {
  if (await currentUser()) return withQuery(securityPath, { provider: end });
  const path = signInPath(next);
  return `${path}${path.includes("?") ? "&" : "?"}provider=${end}`;
}

/** The person learns no detail, the log does: without anything of the answer itself. */
async function tell(provider: string, error: unknown): Promise<void> {
  let cause = error;
  while (cause instanceof Error) {
    const inner =
      cause.cause instanceof Error ? cause.cause : (cause.cause as { err?: unknown } | undefined)?.err;
    if (!(inner instanceof Error)) break;
    cause = inner;
  }
  const { message, code } = describeError(cause);
  log().warn(
    { request_id: await requestId(), provider: provider.slice(0, 20), error: { message, code } },
    "An answer of a provider was refused.",
  );
}

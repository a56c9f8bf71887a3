/**
 * The door to jose for what other services sign: the ID token of OpenID Connect. next-auth's library takes one from the
 * token endpoint without looking at its signature (OpenID Connect Core §3.1.3.7 allows that over TLS); here it is checked.
 */
import "server-only";
import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import { isLoopback } from "@/lib/env";
import { isSameIssuer, type Provider } from "./providers";

/** Asymmetric ones alone: a shared secret proves nothing of who signed. */
const algorithms = ["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA"];
/** Seconds. */
const clockSkew = 30;
/** Milliseconds. */
const patience = 5000;
const knowFor = 60 * 60 * 1000;

const discovered = z.object({
  issuer: z.string(),
  jwks_uri: z.url().refine(isSafe),
  userinfo_endpoint: z.url().refine(isSafe).optional(),
});
type Issuer = z.infer<typeof discovered> & { keys: JWTVerifyGetKey; until: number };

/** The claims of an ID token that this provider made for this app. Throws for any other. Its nonce is checked before. */
export async function verifyIdToken(
  token: string,
  provider: Provider,
): Promise<JWTPayload & { sub: string }> {
  const issuer = await discover(provider.issuer);
  const { payload } = await jwtVerify(token, issuer.keys, {
    algorithms,
    issuer: issuer.issuer,
    audience: provider.client.id,
    clockTolerance: clockSkew,
    requiredClaims: ["sub", "iat", "exp"],
  });
  const { sub, aud, azp } = payload;
  const isForOthersToo = Array.isArray(aud) && aud.length > 1;
  // OpenID Connect Core §2.
  if (typeof sub !== "string" || !/^[\x20-\x7e]{1,255}$/.test(sub))
    throw new Error("The ID token has no subject.");
  if ((isForOthersToo || azp !== undefined) && azp !== provider.client.id)
    throw new Error("The ID token was made for another app.");
  return { ...payload, sub };
}

/** What the provider says of the person beside the ID token. Undefined when it says nothing, or speaks of somebody else. */
export async function readUserInfo(
  accessToken: string,
  subject: string,
  provider: Provider,
): Promise<Record<string, unknown> | undefined> {
  const { userinfo_endpoint } = await discover(provider.issuer);
  if (!userinfo_endpoint) return undefined;
  const said = z.looseObject({ sub: z.literal(subject) });
  const answer = await ask(userinfo_endpoint, { authorization: `Bearer ${accessToken}` });
  return said.safeParse(answer).data;
}

const issuers = new Map<string, Issuer>();

async function discover(url: string): Promise<Issuer> {
  const known = issuers.get(url);
  if (known && known.until > Date.now()) return known;
  const found = discovered.parse(await ask(`${url.replace(/\/$/, "")}/.well-known/openid-configuration`));
  if (!isSameIssuer(found.issuer, url)) throw new Error("The provider calls itself by another issuer.");
  const keys = createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: patience });
  const issuer = { ...found, keys, until: Date.now() + knowFor };
  issuers.set(url, issuer);
  return issuer;
}

async function ask(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  const signal = AbortSignal.timeout(patience);
  const answer = await fetch(url, { headers, signal, redirect: "error", cache: "no-store" });
  if (!answer.ok) throw new Error(`The provider answered ${answer.status}.`);
  return answer.json();
}

function isSafe(url: string): boolean {
  return url.startsWith("https:") || isLoopback(url);
}

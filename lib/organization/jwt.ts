/** The JWTs of this installation, of whatever kind: signed and verified here alone. What a kind says, its own file knows. */
import "server-only";
import { decodeProtectedHeader, type JWTPayload, jwtVerify, SignJWT } from "jose";
import type { z } from "zod";
import { env } from "@/lib/env";
import { newSecret } from "@/lib/secret";
import { algorithm, signingKey, verificationKey } from "./keys";

/** What every kind's claims have, besides the issuer. */
type CommonClaims = { sub: string; aud: string; iat: number; exp: number; jti: string };

export type TokenKind<Claims extends CommonClaims> = {
  /** The header's `typ`: a token of one kind is none of another. */
  typ: string;
  /** Seconds. The verifier refuses a token that claims to live longer. */
  lifetime: number;
  claims: z.ZodType<Claims>;
  /** The one audience that goes with these claims. */
  audience: (claims: Claims) => string;
};

const clockSkew = 30;
const allowedHeaders = new Set(["alg", "typ", "kid"]);

/** Signs claims that are complete but for issuer, times and id. */
export async function signToken(
  { typ, lifetime }: Pick<TokenKind<CommonClaims>, "typ" | "lifetime">,
  claims: { sub: string; aud: string } & Record<string, unknown>,
): Promise<string> {
  const { kid, privateKey } = await signingKey();
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ, kid })
    .setIssuer(env().APP_URL)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetime)
    .setJti(newSecret().slice(0, 22))
    .sign(privateKey);
}

/** The verifier of one kind: the claims of a token that is ours, current and of this kind; else undefined. */
export function verifierOf<Claims extends CommonClaims>(
  kind: TokenKind<Claims>,
): (token: string) => Promise<Claims | undefined> {
  const remembered = new Memory<Claims>();
  return async (token) => {
    const known = remembered.recall(token);
    // What is remembered falls with its key.
    if (known && (await keyOf(token))) return known;
    const claims = await verify(kind, token);
    if (claims) remembered.keep(token, claims);
    return claims;
  };
}

async function verify<Claims extends CommonClaims>(
  { typ, lifetime, claims: schema, audience }: TokenKind<Claims>,
  token: string,
): Promise<Claims | undefined> {
  // To the letter: decoders overlook spaces and line ends.
  const isToken = token.length < 8192 && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
  const key = isToken ? await keyOf(token) : undefined;
  if (!key) return undefined;
  const payload = await jwtVerify(token, key, {
    algorithms: [algorithm],
    typ,
    issuer: env().APP_URL,
    clockTolerance: clockSkew,
    requiredClaims: ["iat", "exp", "sub", "aud", "jti"],
  }).then(
    (verified): JWTPayload | undefined => verified.payload,
    () => undefined,
  );
  const { success, data: claims } = schema.safeParse(payload);
  if (!success || claims.aud !== audience(claims)) return undefined;
  if (claims.exp - claims.iat > lifetime || claims.iat > Date.now() / 1000 + clockSkew) return undefined;
  return claims;
}

/** The header decides nothing but which of our own keys to try; `jwk`, `jku`, `x5u`, `crit` and the like are refused unread. */
async function keyOf(token: string) {
  let header: Record<string, unknown>;
  try {
    header = decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
  const { kid } = header;
  if (Object.keys(header).some((name) => !allowedHeaders.has(name))) return undefined;
  if (typeof kid !== "string" || !/^[A-Za-z0-9_-]{8,64}$/.test(kid)) return undefined;
  return verificationKey(kid);
}

const mostRemembered = 5000;

/** A signature costs more than a page's query. Verified tokens are remembered until they expire, a bounded number of them. */
class Memory<Claims extends CommonClaims> {
  readonly #tokens = new Map<string, Claims>();

  recall(token: string): Claims | undefined {
    const claims = this.#tokens.get(token);
    if (claims && claims.exp + clockSkew <= Date.now() / 1000) {
      this.#tokens.delete(token);
      return undefined;
    }
    return claims;
  }

  keep(token: string, claims: Claims): void {
    const [oldest] = this.#tokens.keys();
    if (this.#tokens.size >= mostRemembered && oldest !== undefined) this.#tokens.delete(oldest);
    this.#tokens.set(token, claims);
  }
}

/** The organization session: a short-lived JWT that says what one person may do in one organization. Issued and verified here alone. */
import "server-only";
import { decodeProtectedHeader, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { OrganizationAccess } from "@/db/entry";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { newSecret } from "@/lib/secret";
import { grantAccess } from "./access";
import { algorithm, signingKey, verificationKey } from "./keys";

/** Seconds. The verifier refuses a token that claims to live longer. */
export const organizationSessionLifetime = 600;
const clockSkew = 30;
const type = "org-session+jwt";
const allowedHeaders = new Set(["alg", "typ", "kid"]);

/** Signs what the gate found. */
export async function issueOrganizationSession(access: OrganizationAccess): Promise<string> {
  const { kid, privateKey } = await signingKey();
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    org_id: access.organizationId,
    org_slug: access.slug,
    sid: access.session.toString("base64url"),
    scope: [...access.permissions].join(" "),
    epoch: access.epoch,
  })
    .setProtectedHeader({ alg: algorithm, typ: type, kid })
    .setIssuer(env().APP_URL)
    .setAudience(audience(access.organizationId))
    .setSubject(access.userId)
    .setIssuedAt(now)
    .setExpirationTime(now + organizationSessionLifetime)
    .setJti(newSecret().slice(0, 22))
    .sign(privateKey);
}

/**
 * The access that a token gives, if it is one of ours, current, for this session and for the organization that the
 * address names; else undefined. Whether it still holds, `enter_organization` says.
 */
export async function verifyOrganizationSession(
  token: string,
  expected: { session: Buffer; slug: string },
): Promise<OrganizationAccess | undefined> {
  const claims = recall(token) ?? (await verify(token));
  if (!claims) return undefined;
  const sid = expected.session.toString("base64url");
  if (claims.sid !== sid || claims.org_slug !== expected.slug) return undefined;
  return grantAccess({
    organizationId: claims.org_id,
    slug: claims.org_slug,
    userId: claims.sub,
    session: expected.session,
    permissions: claims.scope.split(" ").filter(Boolean),
    epoch: claims.epoch,
  });
}

const claimsSchema = z.object({
  sub: z.uuid(),
  // An audience that is an array could name two organizations: refused here, by type.
  aud: z.string(),
  org_id: z.uuid(),
  org_slug: z.string(),
  sid: z.string(),
  scope: z.string(),
  epoch: z.string().regex(/^\d+\.\d+\.\d+$/),
  iat: z.int(),
  exp: z.int(),
  jti: z.string(),
});
type Claims = z.infer<typeof claimsSchema>;

async function verify(token: string): Promise<Claims | undefined> {
  // To the letter: decoders overlook spaces and line ends.
  const isToken = token.length < 8192 && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
  const key = isToken ? await keyOf(token) : undefined;
  if (!key) return undefined;
  const payload = await jwtVerify(token, key, {
    algorithms: [algorithm],
    typ: type,
    issuer: env().APP_URL,
    clockTolerance: clockSkew,
    requiredClaims: ["iat", "exp", "sub", "aud", "jti"],
  }).then(
    (verified): JWTPayload | undefined => verified.payload,
    () => undefined,
  );
  const { success, data: claims } = claimsSchema.safeParse(payload);
  if (!success || claims.aud !== audience(claims.org_id)) return undefined;
  if (claims.exp - claims.iat > organizationSessionLifetime || claims.iat > Date.now() / 1000 + clockSkew)
    return undefined;
  remember(token, claims);
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

function audience(organizationId: string): string {
  return `urn:${brand.urn}:organization-session:${organizationId}`;
}

// A signature costs more than the page's query. Verified tokens are remembered until they expire, a bounded number of them.
const remembered = new Map<string, Claims>();
const mostRemembered = 5000;

function recall(token: string): Claims | undefined {
  const claims = remembered.get(token);
  if (claims && claims.exp + clockSkew <= Date.now() / 1000) {
    remembered.delete(token);
    return undefined;
  }
  return claims;
}

function remember(token: string, claims: Claims): void {
  const [oldest] = remembered.keys();
  if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
  remembered.set(token, claims);
}

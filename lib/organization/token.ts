/** The organization session: a short-lived JWT that says what one person may do in one organization. Issued and verified here alone. */
import "server-only";
import { z } from "zod";
import type { OrganizationAccess } from "@/db/entry";
import { brand } from "@/lib/brand";
import { grantAccess } from "./access";
import { signToken, type TokenKind, verifierOf } from "./jwt";

/** Seconds. */
export const organizationSessionLifetime = 600;

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

const organizationSession: TokenKind<z.output<typeof claimsSchema>> = {
  typ: "org-session+jwt",
  lifetime: organizationSessionLifetime,
  claims: claimsSchema,
  audience: ({ org_id }) => audience(org_id),
};
const verify = verifierOf(organizationSession);

/** Signs what the gate found. */
export async function issueOrganizationSession(access: OrganizationAccess): Promise<string> {
  return signToken(organizationSession, {
    sub: access.userId,
    aud: audience(access.organizationId),
    org_id: access.organizationId,
    org_slug: access.slug,
    sid: access.session.toString("base64url"),
    scope: [...access.permissions].join(" "),
    epoch: access.epoch,
  });
}

/**
 * The access that a token gives, if it is one of ours, current, for this session and for the organization that the
 * address names; else undefined. Whether it still holds, `enter_organization` says.
 */
export async function verifyOrganizationSession(
  token: string,
  expected: { session: Buffer; slug: string },
): Promise<OrganizationAccess | undefined> {
  const claims = await verify(token);
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

function audience(organizationId: string): string {
  return `urn:${brand.urn}:organization-session:${organizationId}`;
}

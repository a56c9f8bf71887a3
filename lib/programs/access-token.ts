/**
 * Access tokens of programs (RFC 9068): for one organization, with permissions of its template, or for what is a person's
 * own, with user permissions. Anyone can verify one by the published keys; here it counts only as long as what it rests on.
 */
import "server-only";
import { z } from "zod";
import type { CredentialKind, ProgramAccess } from "@/db/entry";
import type { AuthenticationMethod } from "@/db/schema/sessions";
import { brand } from "@/lib/brand";
import { grantProgramAccess } from "@/lib/organization/access";
import { signToken, type TokenKind, verifierOf } from "@/lib/organization/jwt";

/** Seconds. */
export const accessTokenLifetime = 300;

/** The audience of what is a person's own, in no organization. */
export const userAudience = `urn:${brand.urn}:api`;

export function organizationAudience(organizationId: string): string {
  return `urn:${brand.urn}:organization:${organizationId}`;
}

const common = {
  sub: z.uuid(),
  // An audience that is an array could name two organizations: refused here, by type.
  aud: z.string(),
  /** The credential that it was given for: key, personal access token, or session. */
  client_id: z.uuid(),
  scope: z.string(),
  iat: z.int(),
  exp: z.int(),
  jti: z.string(),
};
const claimsSchema = z.union([
  z.object({ ...common, org_id: z.uuid(), epoch: z.string().regex(/^\d+\.\d+\.\d+$/) }),
  z.object({ ...common, org_id: z.undefined().optional(), epoch: z.undefined().optional() }),
]);
export type AccessTokenClaims = z.output<typeof claimsSchema>;

const accessToken: TokenKind<AccessTokenClaims> = {
  typ: "at+jwt",
  lifetime: accessTokenLifetime,
  claims: claimsSchema,
  audience: ({ org_id }) => (org_id ? organizationAudience(org_id) : userAudience),
};

/** The claims of a token that is ours, current and an access token; else undefined. Whether it still holds, the rows say. */
export const verifyAccessToken = verifierOf(accessToken);

type Holder = {
  credential: string;
  kind: CredentialKind;
  userId: string;
  /** How the person behind a session proved who they are. */
  amr: AuthenticationMethod[] | null;
};

/** Whom a token is about: an organization's key acts for itself, the others for their person. */
export function subjectOf({ kind, credential, userId }: Omit<Holder, "amr">): string {
  return kind === "key" ? credential : userId;
}

export async function issueOrganizationToken(
  holder: Holder,
  access: ProgramAccess,
  scope: readonly string[],
): Promise<string> {
  return issue(holder, organizationAudience(access.organizationId), scope, {
    org_id: access.organizationId,
    epoch: access.epoch,
  });
}

export async function issueUserToken(holder: Holder, scope: readonly string[]): Promise<string> {
  return issue(holder, userAudience, scope, {});
}

async function issue(
  holder: Holder,
  aud: string,
  scope: readonly string[],
  also: Record<string, string>,
): Promise<string> {
  const { credential, amr } = holder;
  const latest = amr?.map(({ at }) => Date.parse(at)).toSorted((a, b) => b - a)[0];
  return signToken(accessToken, {
    sub: subjectOf(holder),
    aud,
    client_id: credential,
    scope: scope.join(" "),
    ...also,
    ...(amr ? { amr: [...new Set(amr.map(({ method }) => method))] } : {}),
    ...(latest ? { auth_time: Math.floor(latest / 1000) } : {}),
  });
}

/** The access that a token of an organization gives; `enter_organization_as_program` says whether it still holds. */
export function accessOfToken(claims: AccessTokenClaims): ProgramAccess | undefined {
  if (!claims.org_id) return undefined;
  return grantProgramAccess({
    credential: claims.client_id,
    organizationId: claims.org_id,
    permissions: scopesOf(claims),
    epoch: claims.epoch,
  });
}

export function scopesOf({ scope }: Pick<AccessTokenClaims, "scope">): string[] {
  return scope.split(" ").filter(Boolean);
}

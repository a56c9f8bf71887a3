/** Whether a token is good at this moment (RFC 7662): the answer comes from the rows, not from the token. */
import "server-only";
import { findProgram } from "@/db/queries/programs";
import { env } from "@/lib/env";
import { askGateForProgram } from "@/lib/organization/gate";
import { type AccessTokenClaims, scopesOf, subjectOf, verifyAccessToken } from "./access-token";
import { countRefused, OAuthRefusal, oauthEndpoint, readClient, requireField, takeFrom } from "./oauth";

/** Whoever asks shows a key of the organization whose token it is, or the token itself: who has it may know of it. */
export const introspectionEndpoint = oauthEndpoint("oauth.introspect", async (fields, request) => {
  const token = requireField(fields, "token");
  const key = await readClient(fields, request);
  if (!key && !isOwn(token, request))
    throw new OAuthRefusal("invalid_client", "Prove yourself by a key, or by the token itself.");
  const claims = await verifyAccessToken(token);
  const asker = key?.id ?? claims?.client_id;
  await (asker ? takeFrom("program.introspection", asker) : countRefused());
  const maySee = !key || claims?.org_id === key.organizationId;
  if (!claims || !maySee || !(await isHeld(claims))) return { active: false };
  const { client_id, sub, aud, scope, iat, exp, jti, org_id } = claims;
  const facts = { client_id, sub, aud, scope, iat, exp, jti, ...(org_id ? { org_id } : {}) };
  return { active: true, token_type: "Bearer", iss: env().APP_URL, ...facts };
});

function isOwn(token: string, request: Request): boolean {
  const sent = /^bearer (.*)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  return sent === token;
}

/** Membership, credential and epoch behind the token, as they are now. */
async function isHeld(claims: AccessTokenClaims): Promise<boolean> {
  const { client_id: credential, org_id, sub } = claims;
  if (!org_id) {
    const program = await findProgram(credential);
    // An organization's key has nothing of a person's own.
    return program !== undefined && program.kind !== "key" && program.userId === sub;
  }
  const open = await askGateForProgram(credential, org_id);
  if (!open || open.epoch !== claims.epoch || sub !== subjectOf({ ...open, credential })) return false;
  return scopesOf(claims).every((scope) => open.permissions.includes(scope));
}

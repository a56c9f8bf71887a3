/** The token endpoint: what a program has, for a token that is good for one audience and for five minutes. */
import "server-only";
import { findProgram, type Program, touchPersonalAccessToken } from "@/db/queries/programs";
import { findSession } from "@/db/queries/sessions";
import { asUser, enterOrganizationAsProgram } from "@/db/wall";
import { findLiveKey } from "@/lib/api-keys/live-key";
import { currentSession } from "@/lib/auth/cookies";
import { programUserPermissions } from "@/lib/auth/permissions";
import { brand } from "@/lib/brand";
import { askGateForProgram } from "@/lib/organization/gate";
import { isOwnOrigin } from "@/lib/request";
import {
  accessTokenLifetime,
  issueOrganizationToken,
  issueUserToken,
  organizationAudience,
  userAudience,
} from "./access-token";
import { type Fields, OAuthRefusal, oauthEndpoint, readClient, requireField, takeFrom } from "./oauth";
import { grantScope } from "./scope";

const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
/** The session cookie that came along. A page of ours cannot read it, so the token itself is the word "cookie". */
const sessionTokenType = `urn:${brand.urn}:token-type:session`;

const grants: Record<string, (fields: Fields, request: Request) => Promise<Granted>> = {
  "urn:ietf:params:oauth:grant-type:token-exchange": exchange,
  client_credentials: byClientCredentials,
};
export const grantTypes = Object.keys(grants);

type Granted = { token: string; scope: string[] };

/** RFC 6749 §4.4, RFC 8693. */
export const tokenEndpoint = oauthEndpoint("oauth.token", async (fields, request) => {
  const type = requireField(fields, "grant_type");
  const grant = Object.hasOwn(grants, type) ? grants[type] : undefined;
  if (!grant) throw new OAuthRefusal("unsupported_grant_type", "This grant is not known here.");
  const { token, scope } = await grant(fields, request);
  return {
    access_token: token,
    issued_token_type: accessTokenType,
    token_type: "Bearer",
    expires_in: accessTokenLifetime,
    scope: scope.join(" "),
  };
});

/** A person's credential for an access token: of an organization of theirs, or of what is their own. */
async function exchange(fields: Fields, request: Request): Promise<Granted> {
  const requested = fields.get("requested_token_type");
  if (requested !== undefined && requested !== accessTokenType)
    throw new OAuthRefusal("invalid_request", "Only access tokens are issued here.");
  // The organization is the audience: a place inside it that is named besides would be promised more than is held to.
  if (fields.has("resource")) throw new OAuthRefusal("invalid_target", "Name an audience, and no resource.");
  if (fields.has("actor_token")) throw new OAuthRefusal("invalid_request", "Nobody acts for another here.");
  const audience = requireField(fields, "audience");
  const subject = await readSubject(fields, request);
  await takeFrom("program.token", subject.id);
  return audience === userAudience
    ? grantUserToken(fields, subject)
    : grantOrganizationToken(fields, subject.id, audience);
}

const wrongSubject = new OAuthRefusal("invalid_grant", "The subject token is not good here.");

async function readSubject(fields: Fields, request: Request): Promise<Program> {
  const token = requireField(fields, "subject_token");
  const type = requireField(fields, "subject_token_type");
  if (type === accessTokenType) {
    const key = await findLiveKey(token);
    if (key?.kind !== "personal") throw wrongSubject;
    return { ...key, amr: null };
  }
  if (type !== sessionTokenType || token !== "cookie" || !isOwnOrigin(request.headers)) throw wrongSubject;
  const session = await currentSession();
  const user = session && (await findSession(session));
  const program = user && (await findProgram(user.sessionId));
  if (!program) throw wrongSubject;
  return program;
}

async function grantOrganizationToken(
  fields: Fields,
  credential: string,
  audience: string,
): Promise<Granted> {
  const id = audience.slice(organizationAudience("").length);
  const open =
    audience === organizationAudience(id) && isUuid(id) ? await askGateForProgram(credential, id) : undefined;
  // One answer for an organization that does not exist, one that they are not in, and what names none.
  if (!open) throw new OAuthRefusal("invalid_target", "There is no such audience for this token.");
  const scope = grantScope(fields, open.permissions, "in this organization");
  // Looks once more, and writes down that the key was used.
  await enterOrganizationAsProgram(open.access, async () => {});
  return { token: await issueOrganizationToken({ credential, ...open }, open.access, scope), scope };
}

async function grantUserToken(fields: Fields, { id, permissions, ...person }: Program): Promise<Granted> {
  const held = Object.keys(programUserPermissions).filter(
    (name) => !permissions || permissions.includes(name),
  );
  const scope = grantScope(fields, held, "by this token");
  if (person.kind === "personal") await asUser(person.userId, (tx) => touchPersonalAccessToken(tx, id));
  return { token: await issueUserToken({ credential: id, ...person }, scope), scope };
}

/** An organization's own key for an access token of that organization. */
async function byClientCredentials(fields: Fields, request: Request): Promise<Granted> {
  const key = await readClient(fields, request);
  if (!key?.organizationId) throw new OAuthRefusal("invalid_client", "The client is not known by this key.");
  await takeFrom("program.token", key.id);
  const audience = fields.get("audience");
  if (audience !== undefined && audience !== organizationAudience(key.organizationId))
    throw new OAuthRefusal("invalid_target", "There is no such audience for this token.");
  return grantOrganizationToken(fields, key.id, organizationAudience(key.organizationId));
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** Who calls: the bearer of a key or of an access token. A cookie counts for nothing here. */
import "server-only";
import type { ProgramAccess } from "@/db/entry";
import { type Credential, findProgram } from "@/db/queries/programs";
import { findLiveKey } from "@/lib/api-keys/live-key";
import { brand } from "@/lib/brand";
import { askGateForProgram } from "@/lib/organization/gate";
import { accessOfToken, scopesOf, subjectOf, verifyAccessToken } from "@/lib/programs/access-token";
import { countRequest, type RequestCount } from "@/lib/throttle";
import { Problem } from "./problem";

/** `access` is found anew for each call of a key, and stands in an access token. */
export type Caller = {
  credential: Credential;
  /** Of a token: its scopes, and the access that it gives, if it is one of an organization. */
  token: { scopes: string[]; access: ProgramAccess | undefined } | undefined;
};

/** The live credential behind a request; throws a `Problem` when there is none. */
export async function findCaller(headers: Headers): Promise<Caller> {
  const sent = headers.get("authorization");
  if (sent === null) throw unauthorized("Send a credential: Authorization: Bearer …", "");
  const bearer = /^bearer ([\w.~+/-]+=*)$/i.exec(sent)?.[1];
  if (bearer === undefined) throw unauthorized("Send one credential: Authorization: Bearer …");
  const key = await findLiveKey(bearer);
  if (key) return { credential: key, token: undefined };
  const claims = await verifyAccessToken(bearer);
  const credential = claims && (await findProgram(claims.client_id));
  if (!claims || !credential || claims.sub !== subjectOf({ ...credential, credential: credential.id }))
    throw unauthorized();
  return { credential, token: { scopes: scopesOf(claims), access: accessOfToken(claims) } };
}

/** What it may do in its organization, now. */
export async function accessOf({ credential, token }: Caller): Promise<ProgramAccess> {
  if (token) {
    if (token.access) return token.access;
    throw unauthorized("This token is for what is a person's own. Ask for one of an organization.");
  }
  if (credential.organizationId === null)
    throw unauthorized("Exchange a personal access token for an access token of an organization first.");
  const open = await askGateForProgram(credential.id, credential.organizationId);
  if (!open) throw unauthorized();
  return open.access;
}

/** What it may do with what is the person's own. */
export function scopesOfPerson({ credential, token }: Caller): readonly string[] {
  if (credential.kind === "key") throw unauthorized("An organization's key is no person.");
  if (token?.access) throw unauthorized("This token is for an organization. Ask for one of the person.");
  return token?.scopes ?? credential.permissions ?? [];
}

/** Requests a minute of a credential that says nothing of it: the session of a browser. */
const usualLimit = 300;

/** A key and the tokens that were given for it share one count. */
export async function countCall({ credential }: Caller): Promise<RequestCount> {
  return countRequest(credential.id, credential.rateLimit ?? usualLimit);
}

export function unauthorized(detail?: string, error = ', error="invalid_token"'): Problem {
  return new Problem("invalid_token", detail, {
    headers: { "www-authenticate": `Bearer realm="${brand.urn}"${error}` },
  });
}

/** Names the permission that is missing, as RFC 6750 has it. */
export function insufficient(permission: string): Problem {
  const challenge = `Bearer realm="${brand.urn}", error="insufficient_scope", scope="${permission}"`;
  return new Problem("insufficient_scope", `This asks for ${permission}.`, {
    headers: { "www-authenticate": challenge },
  });
}

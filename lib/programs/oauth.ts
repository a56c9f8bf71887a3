/** What the OAuth endpoints share: how a request is read, who the client is, and how each of them answers. */
import "server-only";
import type { Credential } from "@/db/queries/programs";
import { findLiveKey } from "@/lib/api-keys/live-key";
import { brand } from "@/lib/brand";
import { describeError, log } from "@/lib/log";
import { requestId } from "@/lib/request";
import { mediaTypeOf, readText } from "@/lib/request-body";
import type { ActionError } from "@/lib/result";
import { type BudgetName, throttle } from "@/lib/throttle";
import { throttleRefused } from "./refused";

export type OAuthError =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "invalid_scope"
  | "invalid_target"
  | "unsupported_grant_type"
  | "unsupported_token_type";

/** Thrown anywhere below an endpoint; its answer is RFC 6749 §5.2. */
export class OAuthRefusal extends Error {
  constructor(
    readonly code: OAuthError,
    readonly description: string,
  ) {
    super(description);
  }
}

export type Fields = ReadonlyMap<string, string>;
type Work = (fields: Fields, request: Request) => Promise<Record<string, unknown>>;

/** A POST endpoint: form in, JSON out, nothing kept on the way. Refusals of one block of addresses are counted. */
export function oauthEndpoint(name: string, work: Work): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const done = await carryOut(work, request);
      return done instanceof OAuthRefusal ? refuse(done) : answer(200, done);
    } catch (error) {
      if (error instanceof TooMany) return tooMany(error.seconds);
      const request_id = await requestId();
      log().error({ request_id, door: name, error: describeError(error) }, "An endpoint failed.");
      return answer(500, { error: "server_error", error_description: `Reference: ${request_id}` });
    }
  };
}

async function carryOut(work: Work, request: Request): Promise<Record<string, unknown> | OAuthRefusal> {
  try {
    return await work(await readFields(request), request);
  } catch (error) {
    if (!(error instanceof OAuthRefusal)) throw error;
    await countRefused();
    return error;
  }
}

/** Thrown when somebody asked too often. */
class TooMany extends Error {
  constructor(readonly seconds: number) {
    super("Too many requests.");
  }
}

/** Counts against a budget; throws when it is used up. */
export async function takeFrom(name: BudgetName, key: string): Promise<void> {
  throwIfOver(await throttle(name, key));
}

/** Counts what came to nothing, and what tells nothing of whether it did, from one block of addresses. */
export async function countRefused(): Promise<void> {
  throwIfOver(await throttleRefused());
}

function throwIfOver(refusal: ActionError | undefined): void {
  if (refusal) throw new TooMany(refusal.seconds ?? 60);
}

function refuse({ code, description }: OAuthRefusal): Response {
  const body = { error: code, error_description: description };
  return code === "invalid_client"
    ? answer(401, body, { "www-authenticate": `Basic realm="${brand.urn}", charset="UTF-8"` })
    : answer(400, body);
}

function tooMany(seconds: number): Response {
  const body = { error: "temporarily_unavailable", error_description: `Try again in ${seconds} seconds.` };
  return answer(429, body, { "retry-after": String(seconds) });
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, {
    status,
    headers: { ...headers, "cache-control": "no-store", pragma: "no-cache" },
  });
}

const mostBytes = 32 * 1024;

/** Fields without a value are as if they had not been sent, and none may come twice (RFC 6749 §3.2). */
async function readFields(request: Request): Promise<Fields> {
  if (mediaTypeOf(request) !== "application/x-www-form-urlencoded")
    throw new OAuthRefusal("invalid_request", "Send application/x-www-form-urlencoded.");
  const text = await readText(request, mostBytes);
  if (text === undefined) throw new OAuthRefusal("invalid_request", "The request is too long.");
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name)) throw new OAuthRefusal("invalid_request", "A field came twice.");
    fields.set(name, value);
  }
  return new Map([...fields].filter(([, value]) => value !== ""));
}

export function requireField(fields: Fields, name: string): string {
  const value = fields.get(name);
  if (value === undefined) throw new OAuthRefusal("invalid_request", `The field ${name} is missing.`);
  return value;
}

const wrongClient = new OAuthRefusal("invalid_client", "The client is not known by this key.");

/** The organization's key that the client proves itself by, as Basic or in the form; undefined when it did not try. */
export async function readClient(fields: Fields, request: Request): Promise<Credential | undefined> {
  const basic = /^basic\s+(.*)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const posted = fields.get("client_secret");
  if (basic === undefined && posted === undefined) return undefined;
  if (basic !== undefined && posted !== undefined)
    throw new OAuthRefusal("invalid_request", "The client proves itself in two ways at once.");
  const [id, secret] = basic === undefined ? [fields.get("client_id"), posted] : readBasic(basic);
  const key = await findLiveKey(secret ?? "");
  if (key?.kind !== "key" || normal(id) !== normal(key.id)) throw wrongClient;
  return key;
}

/** Both halves are form-encoded (RFC 6749 §2.3.1). */
function readBasic(value: string): [string | undefined, string | undefined] {
  const [id = "", ...secret] = Buffer.from(value, "base64").toString("utf8").split(":");
  try {
    return [decodeURIComponent(id), decodeURIComponent(secret.join(":"))];
  } catch {
    return [undefined, undefined];
  }
}

/** The id of a key, with its hyphens or as it stands in the key itself. */
function normal(id: string | undefined): string | undefined {
  return id?.toLowerCase().replaceAll("-", "");
}

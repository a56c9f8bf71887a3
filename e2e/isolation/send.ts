/** The transports: how a page is fetched and an action sent, and what kind of answer comes back. */
import { readResult } from "@/e2e/fixtures/action-result";
import { cookieName, sessionCookieName } from "@/lib/auth/cookies";

/** `actionIds` where it is of another build: action → what that build calls it. */
export type Server = { url: string; actionIds?: ReadonlyMap<string, string> };
/** `asked`: what a browser remembers that asked for a mail; `step`, that is past the first step of signing in. */
export type Cookies = {
  session?: string | undefined;
  token?: string | undefined;
  asked?: string | undefined;
  step?: string | undefined;
};

export type Outcome =
  | "done"
  | "signed-out"
  | "not-found"
  | "forbidden"
  | "invalid"
  | "fault"
  | `other: ${string}`;

export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: string;
  outcome: Outcome;
};

/** How Next fetches a page: whole, on soft navigation, ahead of one, and ahead by segment. */
export const transports = {
  document: {},
  soft: { rsc: "1" },
  prefetch: { rsc: "1", "next-router-prefetch": "1" },
  segment: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
} as const satisfies Record<string, Record<string, string>>;
export type Transport = keyof typeof transports;

export async function getPage(
  server: Server,
  path: string,
  cookies: Cookies,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const init = { headers: { ...headers, cookie: write(cookies) } };
  const first = await request(server, path, init);
  // Next wants a digest of its own headers in the address, and says so with a redirect to the same page.
  const { pathname, search } = new URL(first.headers.location ?? path, server.url);
  const isSame = pathname === new URL(path, server.url).pathname && search.startsWith("?_rsc");
  const answer = isSame ? await request(server, pathname + search, init) : first;
  return { ...answer, outcome: outcomeOfPage(answer) };
}

type Action = { id: string; path: string };

export async function postAction(
  server: Server,
  action: Action,
  args: unknown[],
  cookies: Cookies,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = JSON.stringify(args.map((arg) => (arg === undefined ? "$undefined" : arg)));
  return act(server, action, body, cookies, { "content-type": "text/plain;charset=UTF-8", ...headers });
}

/** What a form sends to its action: the state of before, which is none yet, and its fields. */
export async function postForm(
  server: Server,
  action: Action,
  fields: [string, string][],
  cookies: Cookies,
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(`_1_${name}`, value);
  body.append("0", '["$undefined","$K1"]');
  return act(server, action, body, cookies, {});
}

async function act(
  server: Server,
  { id, path }: Action,
  body: string | FormData,
  cookies: Cookies,
  headers: Record<string, string>,
): Promise<Answer> {
  const answer = await request(server, path, {
    method: "POST",
    headers: {
      accept: "text/x-component",
      "next-action": id,
      origin,
      ...headers,
      cookie: write(cookies),
    },
    body,
  });
  return { ...answer, outcome: outcomeOfAction(answer) };
}

export type RawAnswer = Omit<Answer, "outcome">;

/** A server that stands in for another is asked by the other's name. */
const { host, origin } = new URL(process.env.E2E_BASE_URL ?? "");

export async function request({ url }: Server, path: string, init: RequestInit): Promise<RawAnswer> {
  const headers = { ...init.headers, "x-forwarded-host": host };
  const response = await fetch(new URL(path, url), { ...init, headers, redirect: "manual" });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

export function write({ session, token, asked, step }: Cookies): string {
  const values = {
    [sessionCookieName()]: session,
    [cookieName("org-session", "__Secure-")]: token,
    [cookieName("asked")]: asked,
    [cookieName("step")]: step,
  };
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
}

export function outcomeOfPage({ status, headers, body }: RawAnswer): Outcome {
  if (status >= 500) return "fault";
  // A soft navigation is answered with 200; what it became stands in the stream.
  const [, code] = /NEXT_HTTP_ERROR_FALLBACK;(\d{3})/.exec(body) ?? [];
  if (status === 404 || (status === 200 && code === "404")) return "not-found";
  if (status === 403 || (status === 200 && code === "403")) return "forbidden";
  const leadsTo = headers.location ?? /NEXT_REDIRECT;\w+;([^;]+);/.exec(body)?.[1];
  if (leadsTo) return /\/sign-in\b/.test(leadsTo) ? "signed-out" : `other: to ${leadsTo}`;
  if (status === 400) return "invalid";
  return status === 200 ? "done" : `other: ${status}`;
}

const statuses: Record<number, Outcome> = {
  400: "invalid",
  401: "signed-out",
  403: "forbidden",
  404: "not-found",
};

/** Of a program's request: whoever has no credential that is good is signed out. */
export function outcomeOfCall({ status }: RawAnswer): Outcome {
  if (status >= 500) return "fault";
  return status < 300 ? "done" : (statuses[status] ?? `other: ${status}`);
}

const codes: Record<string, Outcome> = {
  reauthenticate: "signed-out",
  not_found: "not-found",
  forbidden: "forbidden",
  invalid_input: "invalid",
  unavailable: "fault",
};

export function outcomeOfAction({ status, headers, body }: RawAnswer): Outcome {
  if (status >= 500) return "fault";
  if ("x-action-redirect" in headers) return "done";
  if (status === 404) return "not-found";
  const result = readResult(body);
  if (!result) return status >= 400 ? "invalid" : `other: ${status} ${body.slice(0, 80)}`;
  return result.ok ? "done" : (codes[result.error.code] ?? `other: ${result.error.code}`);
}

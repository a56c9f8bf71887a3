/** The doors of the API: `organizationRoute` inside an organization, `userRoute` for what is a person's own. */
import "server-only";
import { isMissingReference } from "@/db/errors";
import { contextOf } from "@/db/queries/events";
import { touchPersonalAccessToken } from "@/db/queries/programs";
import type { EventContext } from "@/db/schema/events";
import { asUser, enterOrganizationAsProgram } from "@/db/wall";
import { describeError, log } from "@/lib/log";
import { Refused } from "@/lib/organization/perform";
import { throttleRefused } from "@/lib/programs/refused";
import { eventContext, requestId } from "@/lib/request";
import type { RequestCount } from "@/lib/throttle";
import {
  accessOf,
  type Caller,
  countCall,
  findCaller,
  insufficient,
  scopesOfPerson,
  unauthorized,
} from "./caller";
import { answerProblem, Problem, problemOf } from "./problem";
import { type ApiRoute, type OrganizationRoute, statusOf, type UserRoute } from "./route";
import { readSent } from "./sent";

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;
type Work = (caller: Caller, sent: never, context: EventContext) => Promise<unknown>;

/** A live credential → its limit → what was sent → access to its organization, as it is now → the permission → work and event. */
export function organizationRoute(route: OrganizationRoute): Handler {
  return serve(route, async (caller, sent, context) => {
    // Role and rules may change between the gate and the door. A key asks again; a token is of no use any more.
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const entered = await enterOrganizationAsProgram(await accessOf(caller), async (tx) => {
        if (!tx.permissions.has(route.permission)) throw insufficient(route.permission);
        return route.run(tx, sent, context);
      });
      if (entered.outcome === "entered") return entered.result;
      if (entered.outcome === "gone" || caller.token) throw unauthorized();
    }
    throw new Error("The organization's rules changed at every attempt to enter it.");
  });
}

/** The same for what is a person's own, in no organization. */
export function userRoute(route: UserRoute): Handler {
  return serve(route, async (caller, sent, context) => {
    const { id, kind, userId } = caller.credential;
    if (!scopesOfPerson(caller).includes(route.permission)) throw insufficient(route.permission);
    const result = await route.run({ userId }, sent, contextOf({ kind, credential: id }, context));
    if (kind === "personal") await asUser(userId, (tx) => touchPersonalAccessToken(tx, id));
    return result;
  });
}

function serve(route: ApiRoute, work: Work): Handler {
  return async (request, { params }) => {
    let count: RequestCount | undefined;
    try {
      const caller = await findCaller(request.headers);
      count = await countCall(caller);
      if (count.left < 0) throw tooMany(count.seconds);
      const sent = await readSent(route, request, (await params) ?? {});
      const result = await work(caller, sent as never, await eventContext(null));
      return withCount(answer(route, result), count);
    } catch (error) {
      return withCount(await answerError(error, route), count);
    }
  };
}

function answer(route: ApiRoute, result: unknown): Response {
  const headers = { "cache-control": "private, no-store" };
  const status = statusOf(route);
  if (!route.answer) return new Response(null, { status, headers });
  // Parsed once more: nothing leaves that the description does not name.
  return Response.json(route.answer.parse(result), { status, headers });
}

async function answerError(error: unknown, { method, path }: ApiRoute): Promise<Response> {
  const request_id = await requestId();
  const problem = error instanceof Refused ? problemOf(error.reason) : error;
  if (problem instanceof Problem)
    return answerProblem(
      problem.code === "invalid_token" ? await countRefused(problem) : problem,
      request_id,
    );
  // A role, say, that staff took out of the template a moment ago.
  if (isMissingReference(error)) return answerProblem(new Problem("not_found"), request_id);
  log().error({ request_id, door: `${method} ${path}`, error: describeError(error) }, "A request failed.");
  return answerProblem(new Problem("unavailable"), request_id);
}

/** Keys that are guessed at, from one block of addresses. */
async function countRefused(problem: Problem): Promise<Problem> {
  const refusal = await throttleRefused();
  return refusal ? tooMany(refusal.seconds ?? 60) : problem;
}

function tooMany(seconds: number): Problem {
  return new Problem("rate_limited", `Try again in ${seconds} seconds.`, {
    headers: { "retry-after": String(seconds) },
  });
}

/** As the IETF's draft "RateLimit header fields for HTTP" writes it. */
function withCount(response: Response, count: RequestCount | undefined): Response {
  if (!count) return response;
  response.headers.set("ratelimit-policy", `"credential";q=${count.limit};w=60`);
  response.headers.set("ratelimit", `"credential";r=${Math.max(0, count.left)};t=${count.seconds}`);
  return response;
}

/** What leads nowhere says so as everything else does. */
export async function nothingHere(): Promise<Response> {
  return answerProblem(new Problem("not_found"), await requestId());
}

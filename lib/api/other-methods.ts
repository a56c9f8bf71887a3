/** What a path of the API answers to a method that it does not have: Next's own 405 says nothing that a program could read. */
import "server-only";
import { requestIdHeader } from "@/lib/request";
import { answerProblem, Problem } from "./problem";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof methods)[number];
type Handler = (request: Request) => Promise<Response>;

/** For the path that has these and no others. A test holds each file's list against the routes. */
export function otherMethods(...own: Method[]): Record<Method | "OPTIONS", Handler> {
  const allow = [...own, ...(own.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse: Handler = async ({ headers }) =>
    answerProblem(
      new Problem("method_not_allowed", `This path has ${own.join(" and ")}.`, { headers: { allow } }),
      headers.get(requestIdHeader) ?? "unknown",
    );
  // Next would name every method that has a handler.
  const tell: Handler = async () => new Response(null, { status: 204, headers: { allow } });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: tell };
}

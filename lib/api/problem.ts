/** Every way in which a request of a program can fail, as RFC 9457 writes it. Codes are stable: programs go by them. */
import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { developersPath } from "@/lib/paths";
import type { ActionError } from "@/lib/result";

/** Code → its status, and what it means in one sentence. */
export const problems = {
  invalid_input: [400, "Something in the request is missing, unknown or malformed."],
  invalid_token: [401, "There is no credential, or it is not good any more."],
  insufficient_scope: [403, "The credential does not hold the permission that this asks for."],
  forbidden: [403, "This reaches above what the credential may do."],
  needs_person: [403, "This asks for a fresh proof of identity, which only a person gives."],
  not_found: [404, "There is nothing here, or not in the organization of the credential."],
  method_not_allowed: [405, "This path does not have this method."],
  conflict: [409, "It is not as the request supposes."],
  limit_reached: [409, "The organization has as much of this as it may."],
  too_large: [413, "The request is too long."],
  unsupported_media_type: [415, "Send application/json."],
  rate_limited: [429, "Too many requests."],
  unavailable: [500, "Something went wrong on our side."],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as ProblemCode[];

/** What an answer that is a problem says. */
export const problemAnswer = z
  .object({
    type: z.url().meta({ description: "Where its code is explained." }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: "What it is this time. For people, and it may change." }),
    code: z.enum(problemCodes).meta({ description: "Stable: programs go by it." }),
    request_id: z.string(),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .meta({ description: "What is wrong, field by field." }),
  })
  .meta({ id: "Problem" });

/** Thrown anywhere below a route. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string = problems[code][1],
    readonly also: { fields?: Record<string, string>; headers?: Record<string, string> } = {},
  ) {
    super(detail);
  }
}

/** What an operation refused. */
export function problemOf({ code, message, fields, seconds }: ActionError): Problem {
  // The words for people speak of a dialog, and of a page, that a program does not see.
  if (code === "reauthenticate") return new Problem("needs_person");
  return new Problem(code, message.replace(" Reload the page.", ""), {
    ...(seconds === undefined ? {} : { headers: { "retry-after": String(seconds) } }),
    ...(fields ? { fields } : {}),
  });
}

export function answerProblem({ code, detail, also }: Problem, requestId: string): Response {
  const [status, title] = problems[code];
  const errors = also.fields && Object.entries(also.fields).map(([field, message]) => ({ field, message }));
  const body: z.output<typeof problemAnswer> = {
    type: `${env().APP_URL}${developersPath}#${code}`,
    title,
    status,
    detail,
    code,
    request_id: requestId,
    ...(errors ? { errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...also.headers },
  });
}

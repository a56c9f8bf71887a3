/** What a request sends: parameters of its path, and a query or a body. Whatever is not declared is refused. */
import "server-only";
import type { z } from "zod";
import { mediaTypeOf, readText } from "@/lib/request-body";
import { fieldMessages } from "@/lib/validation";
import { Problem } from "./problem";
import type { ApiRoute } from "./route";

const mostBytes = 100 * 1024;

export async function readSent(
  route: ApiRoute,
  request: Request,
  params: Record<string, unknown>,
): Promise<z.output<z.ZodObject>> {
  const query = readQuery(new URL(request.url));
  if (route.method !== "GET" && Object.keys(query).length > 0)
    throw new Problem("invalid_input", "Send it in the body: there is no query here.");
  const rest = route.method === "GET" ? query : await readBody(request);
  const named = Object.keys(rest).filter((name) => Object.hasOwn(params, name));
  if (named.length > 0) throw new Problem("invalid_input", `The path names it: ${named.join(", ")}`);
  const parsed = route.sent.strict().safeParse({ ...rest, ...params });
  if (parsed.success) return parsed.data;
  // What is no id leads to nothing, like an id of nothing.
  if (parsed.error.issues.some(({ path }) => Object.hasOwn(params, String(path[0]))))
    throw new Problem("not_found");
  throw new Problem("invalid_input", undefined, { fields: wrongFields(parsed.error) });
}

/** Every field that is wrong, those among them that are not known here. */
function wrongFields(error: z.ZodError): Record<string, string> {
  const unknown = error.issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
  const wrong = Object.entries(fieldMessages(error).fields ?? {}).filter(([field]) => field !== "");
  return Object.fromEntries([...wrong, ...unknown.map((field) => [field, "This is not known here."])]);
}

function readQuery(url: URL): Record<string, unknown> {
  const names = new Set(url.searchParams.keys());
  if (names.size < url.searchParams.size) throw new Problem("invalid_input", "A parameter came twice.");
  return Object.fromEntries(url.searchParams);
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request, mostBytes);
  if (text === undefined) throw new Problem("too_large");
  if (text === "") return {};
  if (mediaTypeOf(request) !== "application/json") throw new Problem("unsupported_media_type");
  const body = parse(text);
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Problem("invalid_input", "Send one JSON object.");
  // A name of an object's own making, and nothing that it comes with.
  return { ...body };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("invalid_input", "This is not JSON.");
  }
}

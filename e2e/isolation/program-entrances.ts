/** The entrances of programs: what the API's routes take, and what is sent to each. Derived from its own description. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { apiRoutes } from "@/lib/api/routes";
import { type Declared, readDeclared } from "./declared";
import { makeInput, type Schema, tableOf } from "./entrances";

export type ProgramEntrance = Declared & {
  method: string;
  /** The table of the thing that the path names, if it names one. */
  table: string | undefined;
  path: (thing?: string) => string;
  /** What a write sends, anew each time. */
  body: () => Record<string, unknown> | undefined;
  /** Names of what a reading may be asked by, where that is an id. */
  queries: string[];
};

/** `GET /api/v1/members` → its route, as the API describes itself. */
export const describedRoutes = new Map(
  Object.values(apiRoutes)
    .flatMap((routes) => Object.values(routes))
    .map((route) => [
      `${route.method} /api/v1${route.path.replaceAll("{", "[").replaceAll("}", "]")}`,
      route,
    ]),
);

/** All of a scope that are declared. */
export function programEntrances(scope: "organization" | "user" | "public"): ProgramEntrance[] {
  return readDeclared()
    .filter((each) => each.kind === "api" && each.scope === scope)
    .map(readEntrance);
}

function readEntrance(declared: Declared): ProgramEntrance {
  const [method = "", pattern = ""] = declared.name.split(" ");
  const route = describedRoutes.get(declared.name);
  if (!route && declared.scope !== "public")
    throw new Error(`${declared.name} is declared, and lib/api/routes.ts does not know it.`);
  const { properties = {} } = route
    ? (z.toJSONSchema(route.sent, { io: "input", unrepresentable: "any" }) as Schema)
    : {};
  const named = new Set([...pattern.matchAll(/\[(\w+)\]/g)].map(([, name]) => name));
  const rest = Object.entries(properties).filter(([name]) => !named.has(name));
  // /members/[user_id] names a row of memberships.
  const [, nouns] = /\/(\w+)\/\[\w+\]/.exec(pattern) ?? [];
  return {
    ...declared,
    method,
    table: nouns && tableOf(nouns.replace(/s$/, "")),
    path: (thing = randomUUID()) => pattern.replace(/\[+[\w.]+\]+/, thing),
    body: () =>
      method === "GET"
        ? undefined
        : (makeInput(Object.fromEntries(rest), undefined) as Record<string, unknown> | undefined),
    queries: method === "GET" ? rest.filter(([, { format }]) => format === "uuid").map(([name]) => name) : [],
  };
}

/** What there is to say of each route, read from the list and its zod schemas: for the OpenAPI document, and for the page. */
import "server-only";
import { z } from "zod";
import { programUserPermissions } from "@/lib/auth/permissions";
import { permissions } from "@/lib/organization/template";
import { type ProblemCode, problemAnswer } from "./problem";
import { type ApiRoute, statusOf } from "./route";
import { apiRoutes } from "./routes";

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type Shape = z.core.JSONSchema.BaseSchema;
export type Field = { name: string; isRequired: boolean; shape: Shape };

export type DescribedRoute = Pick<ApiRoute, "method" | "path" | "summary"> & {
  id: string;
  tag: string;
  permission: string;
  /** What the permission allows, for people. */
  sentence: string;
  /** Of what is the person's own: an organization's key is of no use. */
  isPersonal: boolean;
  /** What stands in the path, and what in the query of a read or in the body of a write. */
  inPath: Field[];
  sent: Field[];
  example: unknown;
  status: 200 | 201 | 204;
  answer: Shape | undefined;
  problems: ProblemCode[];
};

/** `shapes` are those with a name, by their name: all others refer to them. */
export type Described = { routes: DescribedRoute[]; shapes: Record<string, Shape> };

export function describeApi(): Described {
  const shapes: Described["shapes"] = {};
  const routes = Object.entries(apiRoutes).flatMap(([tag, group]) =>
    Object.entries(group).map(([name, route]) =>
      describeRoute(`${tag.toLowerCase()}.${name}`, tag, route, shapes),
    ),
  );
  shapeOf(problemAnswer, "output", shapes);
  return { routes, shapes };
}

/** The names of the parameters in a path. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

function describeRoute(
  id: string,
  tag: string,
  route: ApiRoute,
  shapes: Described["shapes"],
): DescribedRoute {
  const fields = fieldsOf(route.sent, shapes);
  const names = parametersOf(route.path);
  const { method, path, summary, permission } = route;
  return {
    id,
    tag,
    method,
    path,
    summary,
    permission,
    sentence: sentences[permission] ?? "",
    isPersonal: isPersonal(permission),
    inPath: fields.filter(({ name }) => names.includes(name)),
    sent: fields.filter(({ name }) => !names.includes(name)),
    example: exampleOf(route.sent),
    status: statusOf(route),
    answer: route.answer ? shapeOf(route.answer, "output", shapes) : undefined,
    problems: problemsOf(route),
  };
}

const sentences: Record<string, string> = { ...permissions, ...programUserPermissions };

function isPersonal(permission: string): boolean {
  return Object.hasOwn(programUserPermissions, permission);
}

function fieldsOf(sent: z.ZodObject, shapes: Described["shapes"]): Field[] {
  const { properties = {}, required = [] } = shapeOf(sent, "input", shapes);
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    isRequired: required.includes(name),
    shape: shape as Shape,
  }));
}

/** As `sending` put it there. */
function exampleOf(sent: z.ZodObject): unknown {
  const examples = sent.meta()?.examples;
  return Array.isArray(examples) ? examples[0] : undefined;
}

/** A schema as JSON Schema. What has a name goes to `shapes`, and is referred to. */
function shapeOf(schema: z.ZodType, io: "input" | "output", shapes: Described["shapes"]): Shape {
  const { $schema, $defs = {}, ...shape } = refer(z.toJSONSchema(schema, { io, override: readable }));
  Object.assign(shapes, $defs);
  return shape;
}

const readable: NonNullable<Parameters<typeof z.toJSONSchema>[1]>["override"] = ({ jsonSchema }) => {
  // The format says as much as its long expression.
  if (["uuid", "date-time"].includes(jsonSchema.format ?? "")) delete jsonSchema.pattern;
  // An answer may come to say more.
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};

function refer(schema: unknown): Shape {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

/** What may come of a route, by its kind: each operation says more of itself. */
function problemsOf({ method, path, permission }: ApiRoute): ProblemCode[] {
  const writes = method !== "GET";
  const inOrganization = !isPersonal(permission);
  return [
    "invalid_input",
    "invalid_token",
    "insufficient_scope",
    ...when(writes && inOrganization, "forbidden", "needs_person"),
    ...when(path.includes("{") || (writes && inOrganization), "not_found"),
    ...when(writes, "conflict"),
    ...when(writes && inOrganization, "limit_reached"),
    ...when(writes, "too_large", "unsupported_media_type"),
    "rate_limited",
    "unavailable",
  ];
}

function when(condition: boolean, ...codes: ProblemCode[]): ProblemCode[] {
  return condition ? codes : [];
}

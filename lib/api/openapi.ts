/** The OpenAPI 3.1 document of the API. Nothing in it is written twice: routes, schemas, permissions and problems say it. */
import "server-only";
import { programUserPermissions } from "@/lib/auth/permissions";
import { brand } from "@/lib/brand";
import { permissions } from "@/lib/organization/template";
import { developersPath } from "@/lib/paths";
import { type DescribedRoute, describeApi, type Field } from "./described";
import { type ProblemCode, problems } from "./problem";
import { apiRoutes } from "./routes";

/** `origin` is where the app answers. */
export function openApiDocument(origin: string) {
  const { routes, shapes } = describeApi();
  return {
    openapi: "3.1.1",
    info: {
      title: `${brand.name} API`,
      version: "1",
      description:
        "What programs can do. The organization comes from the credential, never from a request. Answers may come to hold more fields than these.",
    },
    servers: [{ url: `${origin}/api/v1` }],
    externalDocs: { description: "The same to read", url: `${origin}${developersPath}` },
    tags: Object.keys(apiRoutes).map((name) => ({ name })),
    paths: pathsOf(routes),
    components: {
      schemas: shapes,
      responses: Object.fromEntries(
        routes.flatMap((route) => problemGroups(route).map((codes) => [nameOf(codes), problem(codes)])),
      ),
      headers,
      securitySchemes: securitySchemes(origin),
    },
  };
}

function pathsOf(routes: DescribedRoute[]) {
  const paths: Record<string, Record<string, ReturnType<typeof operation>>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, { [route.method.toLowerCase()]: operation(route) });
  }
  return paths;
}

function operation(route: DescribedRoute) {
  const { id, tag, method, summary, permission, sentence, isPersonal, inPath, sent, example } = route;
  const parameters = [
    ...inPath.map((field) => parameter("path", field)),
    ...(method === "GET" ? sent.map((field) => parameter("query", field)) : []),
  ];
  const schemes = isPersonal ? ["personal", "personToken"] : ["key", "token"];
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: `Asks for \`${permission}\`: ${sentence}.`,
    security: schemes.map((scheme) => ({ [scheme]: [permission] })),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(method !== "GET" && sent.length > 0 ? { requestBody: requestBody(sent, example) } : {}),
    responses: responses(route),
  };
}

function parameter(place: "path" | "query", { name, isRequired, shape }: Field) {
  const { description, ...schema } = shape;
  return { name, in: place, required: isRequired, schema, ...(description ? { description } : {}) };
}

function requestBody(fields: Field[], example: unknown) {
  const schema = {
    type: "object",
    properties: Object.fromEntries(fields.map(({ name, shape }) => [name, shape])),
    required: fields.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    // Whatever is not declared is refused.
    additionalProperties: false,
  };
  return { required: true, content: { "application/json": { schema, ...(example ? { example } : {}) } } };
}

function responses(route: DescribedRoute) {
  const { status, answer } = route;
  const success = {
    description: answer ? "Done." : "Done: there is nothing to say.",
    headers: refer("headers", "RateLimit", "RateLimit-Policy", "X-Request-Id"),
    ...(answer ? { content: { "application/json": { schema: answer } } } : {}),
  };
  const failures = problemGroups(route).map((codes) => [
    String(problems[codes[0] ?? "unavailable"][0]),
    { $ref: `#/components/responses/${nameOf(codes)}` },
  ]);
  return { [status]: success, ...Object.fromEntries(failures) };
}

/** Its problems, those of one status together. */
function problemGroups({ problems: codes }: DescribedRoute): ProblemCode[][] {
  return [...Map.groupBy(codes, (code) => problems[code][0]).values()];
}

function nameOf(codes: ProblemCode[]): string {
  return codes.join(".");
}

function problem(codes: ProblemCode[]) {
  const status = problems[codes[0] ?? "unavailable"][0];
  const narrowed = { properties: { status: { const: status }, code: { enum: codes } } };
  const schema = { allOf: [{ $ref: "#/components/schemas/Problem" }, narrowed] };
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code][1]}`).join("\n\n"),
    headers: refer("headers", "X-Request-Id", ...(headersOf[status] ?? [])),
    content: { "application/problem+json": { schema } },
  };
}

const headersOf: Record<number, string[]> = {
  401: ["WWW-Authenticate"],
  429: ["Retry-After"],
};

function refer(kind: string, ...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/${kind}/${name}` }]));
}

const text = { type: "string" };
const headers = {
  RateLimit: {
    description: "Of the credential: `r` requests are left, all of them again in `t` seconds.",
    required: true,
    schema: { ...text, examples: ['"credential";r=299;t=60'] },
  },
  "RateLimit-Policy": {
    description: "`q` requests in `w` seconds.",
    required: true,
    schema: { ...text, examples: ['"credential";q=300;w=60'] },
  },
  "Retry-After": { description: "Seconds.", required: true, schema: { ...text, pattern: "^\\d+$" } },
  "WWW-Authenticate": { description: "What to prove oneself by (RFC 6750).", required: true, schema: text },
  "X-Request-Id": { description: "Name it when you ask about a request.", schema: text },
};

function securitySchemes(origin: string) {
  return {
    key: {
      type: "http",
      scheme: "bearer",
      description: `A key of the organization, as it is: \`${brand.keyPrefix}_…\`.`,
    },
    token: {
      type: "oauth2",
      description:
        "An access token of the organization: for its key by client credentials, for a person by token exchange (RFC 8693).",
      flows: { clientCredentials: { tokenUrl: `${origin}/api/oauth/token`, scopes: permissions } },
    },
    personal: {
      type: "http",
      scheme: "bearer",
      description: `A personal access token, as it is, with ${Object.keys(programUserPermissions).join(", ")}.`,
    },
    personToken: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "JWT",
      description: `An access token for \`urn:${brand.urn}:api\`, by token exchange (RFC 8693).`,
    },
  };
}

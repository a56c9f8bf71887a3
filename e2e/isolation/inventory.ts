/** What there is, read from what was built: entrances from the manifests and the syntax tree, tables from the catalog, queues from the database. */
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseAst } from "vite";
import { asAdmin } from "@/db/testing/connections";

export type Kind = "page" | "route" | "api" | "action" | "job" | "table";
export type Found = { kind: Kind; name: string };

/** A server action as its file declares it: which maker made it, and of what. */
export type ActionSource = {
  name: string;
  maker: string;
  of: string | undefined;
  module: string | undefined;
};

type Manifest = Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;

/** Every entrance and every table there is. */
export async function inventory(): Promise<Found[]> {
  const tables = await asAdmin`select c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    where c.relkind in ('r', 'p', 'v', 'm', 'f')`;
  const queues = await asAdmin`select name from pgboss.queue where name !~ '^__pgboss__'`;
  return [
    ...readRoutes(),
    ...actionManifest().map(({ name }): Found => ({ kind: "action", name })),
    ...queues.map(({ name }): Found => ({ kind: "job", name })),
    ...tables.map(({ name }): Found => ({ kind: "table", name })),
  ];
}

/** Pages and route handlers of the build; Next's own pages are not ours. What is there for programs is one for each method. */
function readRoutes(): Found[] {
  const routes = readBuild<Record<string, string>>("app-path-routes-manifest.json");
  return Object.entries(routes)
    .filter(([, name]) => !name.startsWith("/_"))
    .flatMap(([file, name]): Found[] => {
      if (file.endsWith("/page")) return [{ kind: "page", name }];
      if (!isForPrograms(name)) return [{ kind: "route", name }];
      return readHandlers(`app${file}.ts`).map(({ method }) => ({ kind: "api", name: `${method} ${name}` }));
    });
}

/** The API, and the endpoints that give, judge and end what it goes by; not the document that describes it. */
export function isForPrograms(path: string): boolean {
  return /^\/api\/(v1|oauth)\//.test(path) && !path.endsWith(".json");
}

/** One method of a route handler as its file exports it: which maker made it, and of what. */
export type HandlerSource = {
  method: string;
  maker: string | undefined;
  of: string | undefined;
  module: string | undefined;
};

export function readHandlers(file: string): HandlerSource[] {
  const { body }: Node = parseAst(readFileSync(file, "utf8"), { lang: "ts" });
  const imports = importsOf(body);
  return body
    .filter((node: Node) => node.type === "ExportNamedDeclaration" && node.exportKind !== "type")
    .flatMap(({ declaration, specifiers }: Node): HandlerSource[] => {
      const bare = { maker: undefined, of: undefined, module: undefined };
      const names = [...specifiers.map(({ exported }: Node) => exported), declaration?.id].filter(Boolean);
      const made = (declaration?.declarations ?? []).flatMap(({ id, init }: Node): HandlerSource[] => {
        // Refusals are no entrances; a test beside the routes calls each.
        if (id.type === "ObjectPattern")
          return init.callee?.name === "otherMethods"
            ? []
            : id.properties.map(({ value }: Node) => ({ method: value.name, ...bare }));
        const [first] = init.type === "CallExpression" ? init.arguments : [];
        const module = imports.get(first?.object?.name ?? first?.name);
        const of = first?.property?.name && `${first.object.name}.${first.property.name}`;
        return [{ method: id.name, maker: init.callee?.name ?? init.name, of, module }];
      });
      return [...names.map(({ name }: Node): HandlerSource => ({ method: name, ...bare })), ...made];
    })
    .filter(({ method }: HandlerSource) => /^[A-Z]+$/.test(method));
}

/** The server actions that the build answers to: id to send, and a page that knows it. */
export function actionManifest(folder = "."): { name: string; id: string; page: string }[] {
  const routes = readBuild<Record<string, string>>("app-path-routes-manifest.json", folder);
  const { node, edge } = readBuild<{ node: Manifest; edge: Manifest }>(
    "server/server-reference-manifest.json",
    folder,
  );
  return Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName, workers }]) => ({
    name: `${filename}#${exportedName}`,
    id,
    page: routes[Object.keys(workers)[0]?.slice("app".length) ?? ""] ?? "/",
  }));
}

/** The server actions that the source declares. */
export function actionSources(): ActionSource[] {
  return globSync("{app,lib,components}/**/*.{ts,tsx}").flatMap((file) => {
    const source = readFileSync(file, "utf8");
    return source.includes("use server") ? readActions(file, parseAst(source, { lang: "tsx" })) : [];
  });
}

// biome-ignore lint/suspicious/noExplicitAny: the nodes of a syntax tree, of which only a few fields are read
type Node = any;

function readActions(file: string, { body }: Node): ActionSource[] {
  if (!body.some((node: Node) => node.directive === "use server"))
    throw new Error(`${file} has a server function inside: move it to an actions.ts of its own.`);
  const imports = importsOf(body);
  return body
    .filter((node: Node) => node.type.startsWith("Export") && node.exportKind !== "type")
    .flatMap((node: Node) => {
      const call = node.declaration?.declarations?.[0];
      if (call?.init?.type !== "CallExpression")
        throw new Error(`${file} exports what no maker made: export const … = organizationAction(…).`);
      const [first] = call.init.arguments;
      return {
        name: `${file}#${call.id.name}`,
        maker: call.init.callee.name,
        of: first?.property?.name ?? first?.name,
        module: imports.get(first?.object?.name ?? first?.name),
      };
    });
}

/** Imported name → module. */
function importsOf(body: Node): Map<string, string> {
  const imports = new Map<string, string>();
  for (const node of body.filter((each: Node) => each.type === "ImportDeclaration"))
    for (const { local } of node.specifiers) imports.set(local.name, node.source.value);
  return imports;
}

/** A file of the build, parsed. */
export function readBuild<T>(file: string, folder = "."): T {
  return JSON.parse(readFileSync(resolve(folder, ".next", file), "utf8")) as T;
}

/** The line to paste for what is not declared yet, as the app has it now. Whoever pastes it judges it. */
import { asAdmin } from "@/db/testing/connections";
import { roleColumns, type Scope } from "./declared";
import { actionSources, type Found, readHandlers } from "./inventory";
import { describedRoutes } from "./program-entrances";

const scopes: Record<string, Scope> = {
  organizationAction: "organization",
  userAction: "user",
  staffAction: "staff",
  publicAction: "public",
};

export async function propose({ kind, name }: Found): Promise<string> {
  if (kind === "table") return line([kind, name, await scopeOfTable(name), ""]);
  if (kind === "job") return line([kind, name, "system", ""]);
  if (kind === "api") return proposeRoute(name);
  if (kind !== "action") {
    const isInside = name.startsWith("/[workspace]");
    return isInside
      ? line([kind, name, "organization", "<permission or member>"], "<yes or no>")
      : line([kind, name, "<public, user or staff>", ""]);
  }
  const source = actionSources().find((each) => each.name === name);
  const scope = scopes[source?.maker ?? ""] ?? "<public, user or staff>";
  if (scope !== "organization" || !source?.module) return line([kind, name, scope, ""]);
  const operations = (await import(/* @vite-ignore */ source.module)) as Record<
    string,
    { permission: string }
  >;
  const permission = operations[source.of ?? ""]?.permission ?? "<permission>";
  return judged(kind, name, permission);
}

/** As lib/api/routes.ts has it. */
async function proposeRoute(name: string): Promise<string> {
  const [method, path] = name.split(" ");
  const made = readHandlers(`app${path}/route.ts`).find((each) => each.method === method);
  const permission = describedRoutes.get(name)?.permission ?? "<permission: lib/api/routes.ts does not say>";
  if (made?.maker === "organizationRoute") return judged("api", name, permission);
  return line(["api", name, ...(made?.maker === "userRoute" ? ["user", permission] : ["public", ""])]);
}

async function judged(kind: string, name: string, permission: string): Promise<string> {
  const rows = await asAdmin`select role_key from role_permissions where permission = ${permission}`;
  const holders = new Set(rows.map((row) => row.role_key));
  return [
    kind,
    name,
    "organization",
    permission,
    ...roleColumns.map((role) => (holders.has(role) ? "yes" : "no")),
  ].join(",");
}

async function scopeOfTable(name: string): Promise<string> {
  const rows = await asAdmin`select attname from pg_attribute
    where attrelid = ${name}::regclass and attname in ('organization_id', 'user_id')`;
  const columns = rows.map((row) => row.attname);
  if (columns.includes("organization_id")) return "organization";
  return columns.includes("user_id") ? "user" : "<user, shared or system>";
}

function line(cells: string[], answer = ""): string {
  return [...cells, ...roleColumns.map(() => answer)].join(",");
}

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

type Case = [what: string, file: string, source: string, says?: RegExp];

const refused: Case[] = [
  [
    "a role in an if",
    "lib/x.ts",
    'export const f = (m: { roleKey: string }) => m.roleKey === "boss";',
    /permissions/,
  ],
  [
    "the key of a role in an if",
    "lib/x.ts",
    'export const f = (role: { key: string }) => role.key === "boss";',
    /permissions/,
  ],
  [
    "the name of a role in an if",
    "lib/x.ts",
    'export const f = (r: string) => r !== "owner";',
    /permissions/,
  ],
  [
    "a list of roles",
    "lib/x.ts",
    'export const f = (r: string) => ["owner", "admin"].includes(r);',
    /permissions/,
  ],
  [
    "a switch over roles",
    "lib/x.ts",
    'export const f = (roleKey: string) => {\n  switch (roleKey) {\n    case "boss":\n      return 1;\n  }\n};',
    /permissions/,
  ],
  [
    "a bare server function",
    "app/x.ts",
    '"use server";\nexport async function f(a: string) {\n  return a;\n}',
    /organizationAction/,
  ],
  [
    "a typed bare server function",
    "app/x.ts",
    '"use server";\nexport async function f(a: string): Promise<string> {\n  return a;\n}',
    /organizationAction/,
  ],
  [
    "a bare server arrow",
    "app/x.ts",
    '"use server";\nexport const f = async (a: string): Promise<string> => a;',
    /organizationAction/,
  ],
  [
    "a server function by export list",
    "app/x.ts",
    '"use server";\nasync function f() {}\nexport { f };',
    /organizationAction/,
  ],
  [
    "an inline server function",
    "app/x.ts",
    'export function F() {\n  async function f() {\n    "use server";\n  }\n  return f;\n}',
    /organizationAction/,
  ],
  [
    "a table in a page",
    "app/x.ts",
    'import { users } from "@/db/schema/users";\nexport const a = users;',
    /db\/queries/,
  ],
  [
    "a route in a route",
    "app/x.ts",
    'import { x } from "@/app/workspaces/new/actions";\nexport const a = x;',
    /another route/,
  ],
  [
    "the route next door",
    "app/a/x.ts",
    'import { x } from "../b/actions";\nexport const a = x;',
    /another route/,
  ],
  [
    "forged access in a page",
    "app/x.ts",
    'import { grantAccess } from "@/lib/organization/access";\nexport const a = grantAccess;',
    /gate/,
  ],
  ["a page in lib", "lib/x.ts", 'import { x } from "@/app/layout";\nexport const a = x;', /below app/],
  [
    "the pool in lib",
    "lib/x.ts",
    'import { connection } from "@/db/client";\nexport const a = connection;',
    /db\/wall/,
  ],
  [
    "a way past the door of the wall",
    "lib/x.ts",
    'import { inTransaction } from "@/db/wall/transaction";\nexport const a = inTransaction;',
    /db\/wall/,
  ],
  [
    "a table in lib",
    "lib/x.ts",
    'import { users } from "@/db/schema/users";\nexport const a = users;',
    /db\/wall/,
  ],
  [
    "more than zod in an input",
    "lib/a/input.ts",
    'import { x } from "@/lib/env";\nexport const a = x;',
    /zod and each other only/,
  ],
  [
    "lib in a component",
    "components/x.ts",
    'import { x } from "@/lib/auth/session";\nexport const a = x;',
    /looks only/,
  ],
  ["lib in db", "db/x.ts", 'import { x } from "@/lib/auth/session";\nexport const a = x;', /lib\/env only/],
  [
    "a second door to the database",
    "lib/x.ts",
    'import postgres from "postgres";\nexport const a = postgres;',
    /Only db/,
  ],
  [
    "a second door to jose",
    "lib/x.ts",
    'import { jwtVerify } from "jose";\nexport const a = jwtVerify;',
    /jose/,
  ],
  ["a second door to next-auth", "app/x.ts", 'import a from "next-auth";\nexport const b = a;', /next-auth/],
  ["a second door, opened late", "lib/x.ts", 'export const f = () => import("nodemailer");', /mail server/],
  [
    "the type of a vendor",
    "lib/x.ts",
    'import type { Logger } from "pino";\nexport type A = Logger;',
    /pino/,
  ],
  ["the environment beside lib/env.ts", "lib/x.ts", "export const a = process.env.HOME;", /process\.env/],
  [
    "a cast into the chain",
    "lib/x.ts",
    'import type { Tx } from "@/db/wall";\nexport const a = {} as unknown as Tx;',
    /make these/,
  ],
  [
    "raw SQL",
    "db/x.ts",
    'import { sql } from "drizzle-orm";\nexport const f = (a: string) => sql.raw(a);',
    /Parametrised/,
  ],
  [
    "an upsert",
    "db/x.ts",
    "export const f = (q: { onConflictDoUpdate: (o: object) => void }) => q.onConflictDoUpdate({});",
    /Parametrised/,
  ],
];

const allowed: Case[] = [
  [
    "a query in a page",
    "app/x.ts",
    'import { findUserName } from "@/db/queries/users";\nexport const a = findUserName;',
  ],
  ["the environment in db", "db/x.ts", 'import { env } from "@/lib/env";\nexport const a = env;'],
  ["a state in an if", "lib/x.ts", 'export const f = (m: { state: string }) => m.state === "active";'],
  [
    "a made server function",
    "app/x.ts",
    '"use server";\nimport { publicAction } from "@/lib/auth/action";\nexport const a = publicAction("x", {}, async () => 1);',
  ],
];

/** The rooms are folders: the same configuration, over a scratch project that has only these files. */
const scratch = mkdtempSync(join(tmpdir(), "lint-"));
afterAll(() => rmSync(scratch, { recursive: true }));
const found = lintAll();

test.each(refused)("lint refuses %s", (what, _file, _source, says) => {
  expect(found.get(what)).toMatch(says ?? /./);
});
test.each(allowed)("lint takes %s", (what) => expect(found.get(what)).toBe(""));

/** What lint says of each case. */
function lintAll(): Map<string, string> {
  cpSync("biome.json", join(scratch, "biome.json"));
  cpSync("lint", join(scratch, "lint"), { recursive: true });
  const cases = [...refused, ...allowed].map(([what, file, source], index) => {
    const path = join(
      dirname(file),
      basename(file) === "input.ts" ? `${index}/input.ts` : `case-${index}.ts`,
    );
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), `${source}\n`);
    return { what, path };
  });
  const biome = resolve("node_modules/@biomejs/biome/bin/biome");
  const options = ["--vcs-enabled=false", "--max-diagnostics=none", "--colors=off", "--reporter=github"];
  const { stdout } = spawnSync(
    process.execPath,
    [biome, "lint", ...options, "app", "components", "lib", "db"],
    {
      cwd: scratch,
      encoding: "utf8",
    },
  );
  const lines = stdout.split("\n");
  return new Map(
    cases.map(({ what, path }) => [what, lines.filter((line) => line.includes(`/${path},`)).join("\n")]),
  );
}

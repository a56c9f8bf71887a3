import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const refused: Array<[what: string, file: string, source: string]> = [
  ["a role in an if", "lib/x.ts", 'export const f = (m: { roleKey: string }) => m.roleKey === "boss";'],
  ["the name of a role in an if", "lib/x.ts", 'export const f = (r: string) => r !== "owner";'],
  [
    "a bare server function",
    "app/x.ts",
    '"use server";\nexport async function f(a: string) {\n  return a;\n}',
  ],
  ["a bare server arrow", "app/x.ts", '"use server";\nexport const f = async (a: string) => a;'],
  ["a table in a page", "app/x.ts", 'import { users } from "@/db/schema/users";\nexport const a = users;'],
  [
    "a route in a route",
    "app/x.ts",
    'import { x } from "@/app/workspaces/new/actions";\nexport const a = x;',
  ],
  ["a page in lib", "lib/x.ts", 'import { x } from "@/app/layout";\nexport const a = x;'],
  ["lib in a component", "components/x.ts", 'import { x } from "@/lib/auth/session";\nexport const a = x;'],
  ["lib in db", "db/x.ts", 'import { x } from "@/lib/auth/session";\nexport const a = x;'],
  [
    "a second door to the database",
    "lib/x.ts",
    'import postgres from "postgres";\nexport const a = postgres;',
  ],
  ["a second door to jose", "lib/x.ts", 'import { jwtVerify } from "jose";\nexport const a = jwtVerify;'],
  ["a second door to next-auth", "app/x.ts", 'import a from "next-auth";\nexport const b = a;'],
  ["the environment beside lib/env.ts", "lib/x.ts", "export const a = process.env.HOME;"],
  [
    "a forged access",
    "lib/x.ts",
    'import type { Tx } from "@/db/wall";\nexport const a = {} as unknown as Tx;',
  ],
];

const allowed: Array<[what: string, file: string, source: string]> = [
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
    '"use server";\nimport { publicAction } from "@/lib/auth/action";\nexport const a = publicAction;',
  ],
];

/** The rooms are folders: the same configuration, over a scratch project that has only these files. */
const scratch = mkdtempSync(join(tmpdir(), "lint-"));
afterAll(() => rmSync(scratch, { recursive: true }));
const found = lintAll();

test.each(refused)("lint refuses %s", (what) => expect(found).toContain(what));
test.each(allowed)("lint takes %s", (what) => expect(found).not.toContain(what));

/** What lint found something in. */
function lintAll(): string[] {
  cpSync("biome.json", join(scratch, "biome.json"));
  cpSync("lint", join(scratch, "lint"), { recursive: true });
  const files = [...refused, ...allowed].map(([what, file, source], index) => {
    const path = file.replace("x.ts", `case-${index}.ts`);
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), `${source}\n`);
    return { what, path };
  });
  const biome = resolve("node_modules/@biomejs/biome/bin/biome");
  const rooms = ["app", "components", "lib", "db"];
  const options = ["--vcs-enabled=false", "--max-diagnostics=none", "--colors=off"];
  const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", ...options, ...rooms], {
    cwd: scratch,
    encoding: "utf8",
  });
  return files.filter(({ path }) => (stdout + stderr).includes(`${path}:`)).map(({ what }) => what);
}

/** Completes a generated migration: every organization table that it makes gets FORCE and the app's grants. */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Never updated by the app, in any table. */
const fixed = new Set(["organization_id", "id", "user_id", "created_at"]);

/**
 * What drizzle-kit cannot write, for each organization table that the migration makes and does not fence itself, and for
 * each column that it adds to one of the `updatable`: organization tables of which the app may update rows.
 */
export function fence(migration: string, updatable: readonly string[]): string {
  const statements: string[] = [];
  for (const [, table = "", body = ""] of migration.matchAll(/CREATE TABLE "(\w+)" \(\n([\s\S]*?)\n\);/g)) {
    const columns = [...body.matchAll(/^\t"(\w+)"/gm)].map(([, column = ""]) => column);
    if (!columns.includes("organization_id") || isFenced(migration, table)) continue;
    statements.push(
      `ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY;`,
      `GRANT SELECT, INSERT, DELETE ON "${table}" TO app_user;`,
      ...grantUpdate(table, columns),
    );
  }
  for (const [, table = "", column = ""] of migration.matchAll(/ALTER TABLE "(\w+)" ADD COLUMN "(\w+)"/g)) {
    if (!updatable.includes(table) || migration.includes(`GRANT UPDATE ("${column}") ON "${table}"`))
      continue;
    statements.push(...grantUpdate(table, [column]));
  }
  return statements.map((statement) => `--> statement-breakpoint\n${statement}`).join("\n");
}

function isFenced(migration: string, table: string): boolean {
  return migration.includes(`ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY`);
}

function grantUpdate(table: string, columns: string[]): string[] {
  const open = columns.filter((column) => !fixed.has(column)).map((column) => `"${column}"`);
  return open.length > 0 ? [`GRANT UPDATE (${open.join(", ")}) ON "${table}" TO app_user;`] : [];
}

/** Organization tables on which an earlier migration let the app update something; `events`, say, is none of them. */
function updatableTables(migrations: string): string[] {
  const granted = migrations.matchAll(/grant update \([^)]*\) on (?:public\.)?"?(\w+)"? to app_user/gi);
  const ofOrganization = new Set(
    [...migrations.matchAll(/CREATE TABLE "(\w+)" \(\n\t"organization_id"/g)].map(([, table]) => table),
  );
  return [...granted].map(([, table = ""]) => table).filter((table) => ofOrganization.has(table));
}

// Run after drizzle-kit by `npm run db:generate`: the newest migration is the one to complete.
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { entries } = JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8")) as {
    entries: Array<{ tag: string }>;
  };
  const file = `db/migrations/${entries.at(-1)?.tag}.sql`;
  const migration = readFileSync(file, "utf8");
  const earlier = entries.slice(0, -1).map(({ tag }) => readFileSync(`db/migrations/${tag}.sql`, "utf8"));
  const added = entries.length > 1 ? fence(migration, updatableTables(earlier.join("\n"))) : "";
  if (added) {
    writeFileSync(file, `${migration.trimEnd()}\n${added}\n`);
    console.log(
      `FORCE and grants were added to ${file}. Read them: a table that is only appended to wants fewer.`,
    );
  }
}

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { expect, test } from "vitest";

test("the migrations make what the schema says", async () => {
  const files = readdirSync("db/schema").filter((file) => file.endsWith(".ts"));
  const modules = await Promise.all(files.map((file) => import(resolve("db/schema", file))));
  const snapshot = readdirSync("db/migrations/meta").filter((file) => file.endsWith("_snapshot.json"));
  const made = JSON.parse(readFileSync(`db/migrations/meta/${snapshot.sort().at(-1)}`, "utf8"));
  const wanted = generateDrizzleJson(Object.assign({}, ...modules), made.id, undefined, "snake_case");
  const missing = await generateMigration(made, { ...wanted, roles: made.roles });
  expect(missing, "db/schema says more than db/migrations make; run npm run db:generate").toEqual([]);
});

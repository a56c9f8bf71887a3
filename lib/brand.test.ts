import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { brand } from "./brand";

/** Rooms of code. Texts about the template itself (README, docs, the package's name) a fork rewrites anyway. */
const rooms = ["app", "components", "db", "e2e", "emails", "lib", "lint", "scripts", "."];

test("the product's name stands in lib/brand.ts and nowhere else in code", () => {
  const files = rooms.flatMap((room) =>
    readdirSync(room, { recursive: room !== ".", withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|mjs|css|sql|grit|svg)$/.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  );
  expect(files.length).toBeGreaterThan(200);
  const naming = files.filter((file) => readFileSync(file, "utf8").includes(brand.name));
  expect(naming, "If the name is a word that code needs too, delete this test.").toEqual(["lib/brand.ts"]);
});

test("what stands in tokens, keys and cookies is written as they allow", () => {
  expect(brand.urn).toMatch(/^[a-z0-9][a-z0-9-]{1,30}$/);
  expect(brand.keyPrefix).toMatch(/^[a-z][a-z0-9]*$/);
  expect(brand.cookiePrefix).toMatch(/^([a-z][a-z0-9-]*-)?$/);
  expect(brand.workspace.a).toMatch(new RegExp(`^\\w+ ${brand.workspace.one}$`));
});

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
  const naming = files.filter((file) => new RegExp(brand.name, "i").test(readFileSync(file, "utf8")));
  expect(naming).toEqual(["lib/brand.ts"]);
});

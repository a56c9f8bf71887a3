import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { findShown, securityPage, titlesIn } from "./security-page.ts";
import { rules } from "./security-rules.ts";

test("docs/security.md says what the rules and the tests say", async () => {
  const stale = "it is stale: run `npm run test:unit -- security-page -u`";
  await expect(securityPage(), stale).toMatchFileSnapshot("../../docs/security.md");
});

test("every rule has a test, or says why not, and every test its rule", () => {
  const shown = new Set(findShown().map(({ key }) => key));
  const without = rules.filter(({ key, open }) => !shown.has(key) && !open).map(({ key }) => key);
  expect(without, "rules without a test").toEqual([]);
  const known = rules.map(({ key }) => key);
  expect(
    [...shown].filter((key) => !known.includes(key)),
    "titles of no rule",
  ).toEqual([]);
});

test("every file that a rule names is there", () => {
  expect(rules.flatMap(({ files }) => files).filter((file) => !existsSync(file))).toEqual([]);
});

test("a title is read as it stands, with what each case fills in left out", () => {
  const key = `rule ${8}`;
  expect(
    titlesIn(`test("${key}: no %s leads to $where", () => {}); it.each([1])(\`${key}: \${x} holds\`, y)`),
  ).toEqual([
    { key, title: "no … leads to …" },
    { key, title: "… holds" },
  ]);
  expect(titlesIn(`const text = "as ${key} says"; // ${key}: not a title`)).toEqual([]);
});

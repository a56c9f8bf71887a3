import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { apply, applyAll, blocksOf } from "./recipe.ts";

test("a guide's blocks come with the line before them", () => {
  const guide = "# A\n\nIn `a.ts`:\n\n```diff\n+b\n```\n\nNew: `b.ts`\n\n```ts\nb\n```\n";
  expect(blocksOf(guide)).toEqual([
    { title: "In `a.ts`:", language: "diff", body: "+b\n" },
    { title: "New: `b.ts`", language: "ts", body: "b\n" },
  ]);
});

test("lines are put in and taken out where the kept ones stand", () => {
  expect(apply("a\nb\nc\n", " a\n-b\n+d\n", "x")).toBe("a\nd\nc\n");
  expect(apply("a\n  b\nb\n", "-b\n", "x")).toBe("a\n  b\n");
});

test("lines that are not there, or twice, are named", () => {
  expect(() => apply("a\n", "-b\n", "guide.md: a.ts")).toThrow(/guide.md: a.ts: these lines are not there/);
  expect(() => apply("b\na\nb\n", "-b\n", "x")).toThrow(/there 2 times/);
});

/** Where the sample was removed, the first of them is history; a fork that needs no guide any more deletes it. */
const guides = [
  ...(existsSync("lib/projects") ? ["docs/remove-the-sample.md"] : []),
  ...["docs/add-a-resource.md"].filter((guide) => existsSync(guide)),
];

test.each(guides)("the lines that %s changes are there", (guide) => {
  const files = new Map<string, string>();
  for (const { language, title, body } of blocksOf(readFileSync(guide, "utf8"))) {
    const [, file = ""] = /`([^`]+)`/.exec(title) ?? [];
    if (title.startsWith("New:")) files.set(file, body);
    if (language !== "diff") continue;
    files.set(file, applyAll(files.get(file) ?? readFileSync(file, "utf8"), body, `${guide}: ${file}`));
  }
  expect(files.size).toBeGreaterThan(5);
});

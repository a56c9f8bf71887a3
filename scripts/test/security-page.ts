// docs/security.md: rule → control → tests. What is written by hand stands in security-rules.ts; the tests say themselves which rule they show.
import { globSync, readFileSync } from "node:fs";
import { type Rule, rules } from "./security-rules.ts";

export type Shown = { key: string; title: string; file: string };

const title = /["'`]((rule \d+|§2|open redirect): [^\n]+?)["'`](?=[,)\n])/g;

/** Every title that begins with a rule, as it stands in the source. */
export function findShown(): Shown[] {
  const files = globSync("{app,components,db,e2e,lib,lint,scripts}/**/*.{test,spec}.{ts,tsx}").sort();
  return files
    .filter((file) => !file.endsWith("security-page.test.ts"))
    .flatMap((file) => titlesIn(readFileSync(file, "utf8")).map((each) => ({ ...each, file })));
}

export function titlesIn(source: string): Omit<Shown, "file">[] {
  return [...source.matchAll(title)].map(([, text = "", key = ""]) => ({
    key,
    // What is filled in for each case says less than the sentence around it.
    title: text.slice(key.length + 2).replaceAll(/\$\{[^}]*\}|%[sjdo]|\$\w+/g, "…"),
  }));
}

export function securityPage(shown = findShown()): string {
  return `${[
    "# Security: what could go wrong, what stands against it, what shows it",
    "Written by a test out of `scripts/test/security-rules.ts` and the titles of all tests that begin with a rule. After a change to either, `npm run test:unit -- security-page -u` writes it anew.",
    ...rules.map((rule) => section(rule, shown)),
  ].join("\n\n")}\n`;
}

function section({ key, what, control, files, open }: Rule, shown: Shown[]): string {
  const where = files.length > 0 ? ` (${files.map((file) => `\`${file}\``).join(", ")})` : "";
  const tests = shown.filter((each) => each.key === key);
  const byFile = Map.groupBy(tests, ({ file }) => file);
  const lines = [...byFile].flatMap(([file, titles]) => [
    `- \`${file}\``,
    ...[...new Set(titles.map((each) => each.title))].map((each) => `  - ${each}`),
  ]);
  return [`## ${key[0]?.toUpperCase()}${key.slice(1)}: ${what}`, `${control}${where}`, open, lines.join("\n")]
    .filter(Boolean)
    .join("\n\n");
}

// docs/isolation-report: what the parts of the isolation suite found, as a page for people and as JSON.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Mutant, type Part, partsFolder } from "../../e2e/isolation/report.ts";

export function readParts(): Part[] {
  const files = readdirSync(partsFolder).sort();
  return files.map((file) => JSON.parse(readFileSync(join(partsFolder, file), "utf8")) as Part);
}

/** Every part that a whole run has. */
const parts = [
  ...["access-tokens", "bad-input", "catalog", "database", "inventory", "look-ups", "matrix", "model"],
  ...["mutants-of-programs", "outside", "pool", "programs", "purposes", "revocation"],
  ...["revocation-of-programs", "rotation", "source-mutants", "wall-mutants", "walls"],
];

export function missingParts(): string[] {
  const found = new Set(readdirSync(partsFolder));
  return parts.filter((name) => !found.has(`${name}.json`)).map((name) => `The part ${name} said nothing.`);
}

/** Parts that did not do all that they had found to do: a skip is a failure. */
export function incomplete(parts: Part[]): string[] {
  return parts
    .filter(({ enumerated, executed, passed }) => enumerated !== executed || passed !== executed)
    .map(
      ({ title, enumerated, executed, passed }) =>
        `${title}: ${passed} of ${executed} passed, ${enumerated} enumerated.`,
    );
}

/** Seconds it took goes into the page, since nothing else says what to expect of the next run. */
export function writeReport(parts: Part[], seconds: number): void {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
  const commit = `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") ? " and changes on it" : ""}`;
  writeFileSync("docs/isolation-report.json", `${JSON.stringify({ commit, seconds, parts }, null, 2)}\n`);
  writeFileSync("docs/isolation-report.md", page(parts, commit, seconds));
}

function page(parts: Part[], commit: string, seconds: number): string {
  return `${[
    "# The isolation report",
    `Written by \`npm run test:isolation\` on commit ${commit}, in ${Math.round(seconds / 60)} minutes. What each part does stands in its file in \`e2e/isolation/\`.`,
    table([
      ["part", "enumerated", "executed", "passed", "mutants made", "killed", "harmless"],
      ...parts.map((part) => [part.title, ...numbers(part), ...countMutants(part.mutants)]),
    ]),
    ...parts.flatMap(section),
  ].join("\n\n")}\n`;
}

function numbers({ enumerated, executed, passed }: Part): string[] {
  return [enumerated, executed, passed].map((each) => each.toLocaleString("en"));
}

function countMutants(mutants: Mutant[] = []): string[] {
  if (mutants.length === 0) return ["", "", ""];
  const count = (is: (mutant: Mutant) => unknown) => String(mutants.filter(is).length);
  return [String(mutants.length), count(({ killedBy }) => killedBy), count(({ harmless }) => harmless)];
}

function section({ title, tables = [], mutants = [], notes = [] }: Part): string[] {
  const living = mutants.filter(({ harmless }) => harmless);
  const content = [
    ...tables.flatMap((each) => [each.title, table(each.rows)]),
    ...(living.length > 0
      ? [
          "Mutants that no cell notices, and why they cannot matter",
          table([["mutant", "why"], ...living.map(({ what, harmless = "" }) => [what, harmless])]),
        ]
      : []),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join("\n")] : []),
  ];
  return content.length > 0 ? [`## ${title}`, ...content] : [];
}

function table([header = [], ...rows]: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

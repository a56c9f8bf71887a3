/**
 * The hand-kept oracle: declared.csv says of every entrance and table who may, and imports nothing of the app, so that it
 * cannot agree with a mistake. A person reads each line before it goes in.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Found, Kind } from "./inventory";

export const roleColumns = ["owner", "admin", "member", "viewer"] as const;
export type RoleColumn = (typeof roleColumns)[number];

/** Where an entrance belongs, or a table; "development" is for what production refuses. */
const scopes = {
  entrance: ["public", "user", "organization", "staff", "development"],
  rest: ["user", "organization", "shared", "system", "development"],
} as const;
export type Scope = (typeof scopes)["entrance" | "rest"][number];

export type Declared = Found & {
  scope: Scope;
  /** The permission; "member" where being in is enough; "" where nobody is asked. */
  needs: string;
  allowed: ReadonlySet<RoleColumn>;
};

const header = ["kind", "name", "scope", "needs", ...roleColumns].join(",");

export function readDeclared(): Declared[] {
  const [first, ...lines] = readFileSync(join(import.meta.dirname, "declared.csv"), "utf8")
    .trim()
    .split("\n");
  if (first !== header) throw new Error(`declared.csv begins with: ${header}`);
  return lines.filter((line) => line && !line.startsWith("#")).map(readLine);
}

function readLine(line: string): Declared {
  const [kind = "", name = "", scope = "", needs = "", ...answers] = line.split(",");
  const isEntrance = ["page", "route", "api", "action"].includes(kind);
  const known: readonly string[] = scopes[isEntrance ? "entrance" : "rest"];
  const isJudged = scope === "organization" && kind !== "table" && kind !== "job";
  const words = isJudged ? ["yes", "no"] : [""];
  if (
    !known.includes(scope) ||
    answers.length !== roleColumns.length ||
    !answers.every((answer) => words.includes(answer))
  )
    throw new Error(`declared.csv cannot be read here: ${line}`);
  const allowed = new Set(roleColumns.filter((_, index) => answers[index] === "yes"));
  return { kind: kind as Kind, name, scope: scope as Scope, needs, allowed };
}

/** What the parts of the suite found, gathered into docs/isolation-report.md by `npm run test:isolation`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

/** One thing made wrong on purpose. A mutant that lives needs the reason why it cannot matter. */
export type Mutant = { what: string; killedBy?: string; harmless?: string };

/** One part's findings. Executed equals enumerated, or the run fails: a skip is a failure. */
export type Part = {
  title: string;
  enumerated: number;
  executed: number;
  passed: number;
  mutants?: Mutant[];
  /** Each with its header first. */
  tables?: { title: string; rows: string[][] }[];
  notes?: string[];
};

export const partsFolder = resolve(".data", "isolation");

/** Keeps a part under a name of its own; a later one of the same name replaces it. */
export function keepPart(name: string, part: Part): void {
  mkdirSync(partsFolder, { recursive: true });
  writeFileSync(resolve(partsFolder, `${name}.json`), JSON.stringify(part, null, 2));
}

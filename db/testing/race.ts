/** Races: what several do at the same moment, over real connections, many rounds of it. Tests only. */
import { mkdirSync, writeFileSync } from "node:fs";
import { test } from "vitest";
import { racesFolder } from "@/scripts/test/races-folder";
import { rounds } from "./rounds";

/** A test of `few` rounds, or of 200 with FULL=1. Each must hold; what came of them is kept for docs/races.md. */
export function race(name: string, few: number, round: (index: number) => Promise<void>): void {
  const times = rounds(few);
  test(`${name}, in ${times} rounds`, { timeout: 20 * 60_000 }, async () => {
    const violations: unknown[] = [];
    for (let index = 0; index < times; index += 1)
      await round(index).catch((error) => violations.push(error));
    keep({ name, rounds: times, violations: violations.length });
    if (violations.length > 0) throw violations[0];
  });
}

function keep(result: { name: string; rounds: number; violations: number }): void {
  mkdirSync(racesFolder, { recursive: true });
  writeFileSync(
    `${racesFolder}/${result.name.replaceAll(/\W+/g, "-").slice(0, 100)}.json`,
    JSON.stringify(result),
  );
}

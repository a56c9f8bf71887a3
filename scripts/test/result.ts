// The only place that counts: every runner's passed and failed, whatever it calls them.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { say, sentenceOf } from "../parts/say.ts";
import { unlessEnding } from "../parts/task.ts";

export type Result = { passed: number; failed: number };

/** Runs one phase and tells how it went. A phase that breaks off counts as one failure. */
export async function phase(title: string, work: () => Promise<Result>): Promise<Result> {
  const began = Date.now();
  say(`\n━━ ${title}`);
  const result = await work().catch(async (error) => {
    await unlessEnding();
    say(sentenceOf(error));
    return { passed: 0, failed: 1 };
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  say(`${result.failed === 0 ? "✓" : "✗"} ${title}: ${summary(result)} (${seconds} s)`);
  return result;
}

/** For what has no cases of its own: one passed or one failed. */
export function oneCheck(exitCode: number): Result {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export function sum(results: Result[]): Result {
  return results.reduce(
    (all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }),
    {
      passed: 0,
      failed: 0,
    },
  );
}

export function summary({ passed, failed }: Result): string {
  return `${passed} passed, ${failed} failed`;
}

/** A fresh file for a runner's own report. */
export function reportFile(name: string): string {
  const file = resolve(".data", `${name}-report.json`);
  rmSync(file, { force: true });
  return file;
}

/** Reads the report, but does not believe it when there is none or the runner's exit code says otherwise. */
export function fromReport<Report>(
  file: string,
  exitCode: number,
  count: (report: Report) => Result,
): Result {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const result = count(JSON.parse(readFileSync(file, "utf8")) as Report);
  return exitCode !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

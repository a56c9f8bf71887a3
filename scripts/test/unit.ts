// The only place that runs vitest: unit tests, and database tests on a database that is migrated and empty.
import { run } from "../parts/children.ts";
import { freshDatabase } from "./databases.ts";
import { fromReport, type Result, reportFile } from "./result.ts";

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

export async function unit(args: string[] = []): Promise<Result> {
  const env = await freshDatabase("unit", 3000);
  const file = reportFile("vitest");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run("vitest", ["run", ...reporters, ...args], { env: { ...env, NODE_ENV: "test" } });
  return fromReport(file, code, count);
}

/** A file that breaks before its first test has no tests to count, so it counts itself. */
function count({ numPassedTests, numFailedTests, testResults }: Report): Result {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

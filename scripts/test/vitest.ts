// The only place that runs vitest, and counts what it says.
import { type Environment, run } from "../parts/children.ts";
import { fromReport, type Result, reportFile } from "./result.ts";

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** Runs these projects of vitest.config.ts; further arguments go to vitest. */
export async function vitest(projects: string[], env: Environment, args: string[] = []): Promise<Result> {
  const file = reportFile("vitest");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const chosen = projects.flatMap((project) => ["--project", project]);
  const code = await run("vitest", ["run", ...chosen, ...reporters, ...args], {
    env: { ...env, NODE_ENV: "test" },
  });
  return fromReport(file, code, count);
}

/** A file that breaks before its first test has no tests to count, so it counts itself. In a whole run a skip is a failure. */
function count({ numPassedTests, numFailedTests, numPendingTests, testResults }: Report): Result {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const skipped = process.env.FULL ? numPendingTests : 0;
  return { passed: numPassedTests, failed: numFailedTests + broken.length + skipped };
}

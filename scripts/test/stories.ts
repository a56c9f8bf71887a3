// The only place that runs Playwright: the stories and axe, in a real Chromium against the production build.
import { run, stop } from "../parts/children.ts";
import { freePort } from "../parts/port.ts";
import { findChromium } from "./chromium.ts";
import { freshDatabase, seedDatabase } from "./databases.ts";
import { fromReport, type Result, reportFile } from "./result.ts";
import { showTail, startServer } from "./server.ts";

type Report = { stats: { expected: number; unexpected: number; flaky: number } };

export async function stories(args: string[] = []): Promise<Result> {
  const chromium = await findChromium();
  const port = await freePort();
  const env = await freshDatabase("stories", port);
  await seedDatabase(env);
  const server = await startServer("server", env);
  const file = reportFile("playwright");
  const told = { E2E_BASE_URL: env.APP_URL, E2E_REPORT: file, CHROMIUM_PATH: chromium };
  const code = await run("playwright", ["test", ...args], { env: { ...env, ...told, NODE_ENV: "test" } });
  await stop(server.process);
  if (code !== 0) showTail(server);
  return fromReport(file, code, count);
}

function count({ stats }: Report): Result {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

// The only place that runs Playwright: the stories and axe, in a real Chromium against the production build.
import { type Environment, run, stop } from "../parts/children.ts";
import { freePort } from "../parts/port.ts";
import { findChromium } from "./chromium.ts";
import { freshDatabase, seedDatabase } from "./databases.ts";
import { fromReport, type Result, reportFile } from "./result.ts";
import { type Server, showTail, startServer } from "./server.ts";

type Report = { stats: { expected: number; unexpected: number; flaky: number } };

export async function stories(args: string[] = []): Promise<Result> {
  const env = await freshDatabase("stories", await freePort());
  await seedDatabase(env);
  return tell(await startServer("server", env), env, args);
}

/** Tells the stories to a server, and stops it. */
export async function tell(server: Server, env: Environment, args: string[]): Promise<Result> {
  const chromium = await findChromium();
  const file = reportFile("playwright");
  const told = { E2E_BASE_URL: env.APP_URL, E2E_REPORT: file, CHROMIUM_PATH: chromium, NODE_ENV: "test" };
  const code = await run("playwright", ["test", ...args], { env: { ...env, ...told } });
  await stop(server.process);
  if (code !== 0) showTail(server);
  return fromReport(file, code, count);
}

function count({ stats }: Report): Result {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

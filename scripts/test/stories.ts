// The only place that runs Playwright: the stories and axe, in a real Chromium against the production build.
import { type Environment, run, stop } from "../parts/children.ts";
import { freePort } from "../parts/port.ts";
import { say, Told } from "../parts/say.ts";
import { startProvider } from "../provider/provider.ts";
import { findChromium } from "./chromium.ts";
import { freshDatabase, seedDatabase } from "./databases.ts";
import { fromReport, type Result, reportFile, sum } from "./result.ts";
import { type Server, showTail, startServer } from "./server.ts";

type Report = { stats: { expected: number; unexpected: number; flaky: number } };

export async function stories(args: string[] = []): Promise<Result> {
  const env = await storiesEnvironment();
  return tell(await startServer("server", env), env, args);
}

/** What the stories begin with: the demo's data, and a provider to sign in with. */
export async function storiesEnvironment(): Promise<Environment> {
  const env = await freshDatabase("stories", await freePort());
  await seedDatabase(env);
  return { ...env, ...(await startProvider(env.APP_URL ?? "")) };
}

/** Tells the stories to a server, those that change what every workspace stands on last and alone, and stops it. */
export async function tell(server: Server, env: Environment, args: string[]): Promise<Result> {
  const results = [await tellSome(env, args), await tellSome({ ...env, E2E_ALONE: "1" }, args)];
  const result = sum(results);
  await stop(server.process);
  if (result.failed > 0) showTail(server);
  if (result.failed + result.passed > 0) return result;
  throw new Told("There is no such story.");
}

async function tellSome(env: Environment, args: string[]): Promise<Result> {
  const chromium = await findChromium();
  const file = reportFile("playwright");
  const told = { E2E_BASE_URL: env.APP_URL, E2E_REPORT: file, CHROMIUM_PATH: chromium, NODE_ENV: "test" };
  // What was chosen by name may be in the other half.
  const chosen = ["test", "--pass-with-no-tests", ...args];
  const code = await run("playwright", chosen, { env: { ...env, ...told } });
  return fromReport(file, code, count);
}

/** A story that held only at its second try passed, and is said: Playwright has named it above. */
function count({ stats }: Report): Result {
  if (stats.flaky > 0) say(`Held only at the second try, see above: ${stats.flaky}`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

// The order of a run: time first, while nothing listens in; then the wire, the weights and the profile.
import { type Environment, stop } from "../parts/children.ts";
import { freePort } from "../parts/port.ts";
import { step } from "../parts/say.ts";
import { freshDatabase } from "../test/databases.ts";
import { startServer } from "../test/server.ts";
import { projects } from "./acme.ts";
import { type Cost, profile } from "./profile.ts";
import * as report from "./report.ts";
import type { Scratch } from "./scratch.ts";
import { ask, type Comparison, compare, type Request } from "./speed.ts";
import { viewPages } from "./trips.ts";
import { weighEmpty, weighPages } from "./weight.ts";
import { listenOn } from "./wire.ts";
import { makeWorld, sessionCookieName, type World } from "./world.ts";

export type PageCost = { path: string; requests: number; cost: Cost };

/** Gives the exit code: 1 when a goal is missed that does not depend on the machine. */
export async function bench(scratch: Scratch): Promise<number> {
  const env: Environment = { ...(await freshDatabase("bench", await freePort())), WORKER: "none" };
  const world = await makeWorld(env.TEST_ADMIN_URL ?? "");
  const times = await measureTimes(scratch, env, world);
  print(report.times(times));
  const { views, costs, ...weights } = await lookInside(scratch, env, world);
  print(report.trips(views));
  print(report.weights(weights));
  print(report.costs(costs));
  return report.exitCode(views, weights);
}

function print(text: string) {
  process.stdout.write(text);
}

async function measureTimes({ app }: Scratch, env: Environment, world: World) {
  await world.grow(10);
  const server = await startServer("bench", env, app);
  const headers = await cookiesOf(env, world, "acme");
  const both = () =>
    compare(
      { url: `${env.APP_URL}/acme/projects`, headers },
      { url: `${env.APP_URL}/bare/projects`, headers },
    );
  const few = await step("Measuring with 10 organizations", both);
  await step("Making 10,000 organizations", () => world.grow(10_000));
  const many = await step("Measuring with 10,000 organizations", both);
  const members = await step("Measuring pages of members", () => compareMembers(env, world));
  await stop(server.process);
  return { few, many, members };
}

/** The same rows of a page: with nobody behind them, and with 10,000. */
async function compareMembers(env: Environment, world: World): Promise<Record<string, Comparison>> {
  await world.fill("globex", 50);
  await world.fill("initech", 10_000);
  const ask = async (slug: string, query: string) => ({
    url: `${env.APP_URL}/${slug}/members${query}`,
    headers: await cookiesOf(env, world, slug),
  });
  const found: Record<string, Comparison> = {};
  for (const query of memberQueries)
    found[`/members${query}`] = await compare(await ask("initech", query), await ask("globex", query));
  return found;
}

/** By name, by when they were last active, and one who is looked for among all. */
const memberQueries = ["", "?sort=active", "?search=member-42%40"];

/** Another server, which is slower for being watched. One connection, so that each statement is prepared once. */
async function lookInside({ app, empty }: Scratch, env: Environment, world: World) {
  const wire = await listenOn(env.DATABASE_URL ?? "");
  const inspector = await freePort();
  const watched = {
    DATABASE_URL: wire.url,
    DATABASE_POOL: "1",
    NODE_OPTIONS: `--inspect=127.0.0.1:${inspector}`,
  };
  const server = await startServer("bench-inside", { ...env, ...watched }, app);
  const url = env.APP_URL ?? "";
  const views = await step("Listening to the database", () => viewPages(url, world.session, wire));
  const headers = await cookiesOf(env, world, "acme");
  await world.promote();
  const weights = await step("Weighing scripts", () => weighPages({ app, url, world, headers }));
  const costs = await step("Profiling the server", () => profilePages(inspector, url, headers));
  await stop(server.process);
  return { views, weights, empty: weighEmpty(empty), costs };
}

/** What is profiled, by what it asks for. */
const pages = [
  "/bare/projects",
  "/acme/projects",
  "/acme",
  "/acme/members",
  "/acme/events",
  `/acme/projects/${projects[0]?.id}`,
];

async function profilePages(
  inspector: number,
  url: string,
  headers: { cookie: string },
): Promise<PageCost[]> {
  const costs: PageCost[] = [];
  for (const path of pages) costs.push(await profilePage(inspector, path, { url: url + path, headers }));
  return costs;
}

async function profilePage(inspector: number, path: string, request: Request): Promise<PageCost> {
  const seconds = 2;
  await ask({ ...request, seconds: 0.5 });
  let requests = 0;
  const cost = await profile(inspector, async () => {
    requests = (await ask({ ...request, seconds })).rate * seconds;
  });
  return { path, requests, cost };
}

/** Both cookies, the second as the app gives it at the first request. */
async function cookiesOf(
  { APP_URL = "" }: Environment,
  { session }: World,
  slug: string,
): Promise<{ cookie: string }> {
  const own = `${sessionCookieName(APP_URL)}=${session}`;
  const answer = await fetch(`${APP_URL}/${slug}/projects`, { headers: { cookie: own } });
  const [given = ""] = answer.headers.getSetCookie().map((each) => each.split(";")[0]);
  return { cookie: `${own}; ${given}` };
}

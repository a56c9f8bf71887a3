// The only place that runs a release as docs/deploy.md says: its programs, in a folder that holds nothing else.
import { mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../parts/app.ts";
import { type Environment, run, start } from "../parts/children.ts";
import { demo } from "../parts/demo.ts";
import { freePort } from "../parts/port.ts";
import { Told } from "../parts/say.ts";
import { atEnd } from "../parts/task.ts";
import { makeCopy, runTaskIn } from "./copy.ts";
import { seedDatabase } from "./databases.ts";
import { databaseByHand } from "./managed.ts";
import { hiddenFields } from "./plain-form.ts";
import { oneCheck, type Result } from "./result.ts";
import { logFile, ready } from "./server.ts";

export async function release(): Promise<Result> {
  const folder = await makeRelease();
  const { env } = await databaseByHand();
  // Each program gets only the address of the database that the guide allows it.
  const running: Environment = { ...env, DATABASE_MIGRATION_URL: undefined, NODE_ENV: "production" };
  const migrating = { DATABASE_MIGRATION_URL: env.DATABASE_MIGRATION_URL, DATABASE_URL: undefined };
  for (const _ of ["once", "and again"])
    if ((await run(process.execPath, ["migrate.mjs"], { env: migrating, cwd: folder })) !== 0)
      throw new Told("migrate.mjs failed.");
  await seedDatabase(env);
  const staffing = { ...migrating, APP_URL: env.APP_URL };
  const add = ["staff.mjs", "add", "first@example.com"];
  if ((await run(process.execPath, add, { env: staffing, cwd: folder })) !== 0)
    throw new Told("staff.mjs failed.");
  // The second one leaves its work to the worker.
  const second: Environment = { ...running, PORT: String(await freePort()), WORKER: "none" };
  await serve(folder, "release-1", running);
  await serve(folder, "release-2", second);
  await requireHashes(`http://localhost:${running.PORT}`);
  await work(folder, running);
  await requireOneSignIn(`http://localhost:${running.PORT}`, `http://localhost:${second.PORT}`);
  return oneCheck(0);
}

/** Made in a copy, since it replaces the build, and moved away from the packages beside it. */
async function makeRelease(): Promise<string> {
  const copy = await makeCopy("release");
  if ((await runTaskIn(copy, "release")) !== 0)
    throw new Told("The release could not be made; the reason is above.");
  const folder = mkdtempSync(join(tmpdir(), "released-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  renameSync(join(copy, "release"), join(folder, "release"));
  return join(folder, "release");
}

async function serve(folder: string, name: string, env: Environment) {
  const log = logFile(name);
  const child = start(process.execPath, ["server.js"], {
    env: { ...env, HOSTNAME: "localhost" },
    cwd: folder,
    log,
  });
  await ready({ process: child, log }, env);
}

/** The server found the pages that the build has rendered: without their hashes no browser would run their scripts. */
async function requireHashes(origin: string) {
  const { headers } = await fetch(origin);
  const policy = headers.get("content-security-policy") ?? "none";
  if (!policy.includes("'sha256-")) throw new Error(`${origin} answered with this policy: ${policy}.`);
}

async function work(folder: string, env: Environment) {
  const log = logFile("release-worker");
  const child = start(process.execPath, ["worker.mjs"], { env, cwd: folder, log });
  const isWorking = async () => readFileSync(log, "utf8").includes("The worker is running.");
  if (!(await until(isWorking, child, 30))) throw new Told(`The worker did not start; its log is ${log}.`);
}

/** Whoever signs in at one instance is signed in at the other. */
async function requireOneSignIn(first: string, second: string) {
  const cookies = await signIn(first);
  for (const origin of [first, second]) {
    const answer = await fetch(`${origin}/acme`, { headers: { cookie: cookies }, redirect: "manual" });
    if (answer.status !== 200 || !(await answer.text()).includes("Your role here is"))
      throw new Error(`${origin}/acme answered ${answer.status} to somebody who signed in at ${first}.`);
  }
}

/** Sends the sign-in form as a browser without scripts does; gives the cookies. */
async function signIn(origin: string): Promise<string> {
  const page = await (await fetch(`${origin}/sign-in`)).text();
  const form = new FormData();
  for (const [name, value] of Object.entries(hiddenFields(page))) form.set(name, value);
  form.set("email", demo.people[0]?.email ?? "");
  form.set("password", demo.password);
  const answer = await fetch(`${origin}/sign-in`, {
    method: "POST",
    headers: { origin },
    body: form,
    redirect: "manual",
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (cookies.length === 0) throw new Error(`Nobody can sign in at ${origin}: ${answer.status}.`);
  return cookies.join("; ");
}

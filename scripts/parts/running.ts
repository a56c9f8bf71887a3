// The only place that knows which commands of this checkout run right now, what they use and which processes they started.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { killLeftovers } from "./leftovers.ts";
import { isAlive, type Owner, startOf } from "./lock.mjs";
import { say, Told } from "./say.ts";
import { atEnd } from "./task.ts";

type Running = Owner & { task: string; since: number; port?: number; clusters: string[]; children: Owner[] };

const folder = resolve(".data", "running");
const file = join(folder, `${process.pid}.json`);
const me: Running = {
  pid: process.pid,
  start: startOf(process.pid),
  task: "",
  since: Date.now(),
  clusters: [],
  children: [],
};

/** Says that `task` runs from now on. Tasks of one `kind` exclude each other, because they write the same files. */
export async function enter(task: string, port?: number, kind: string[] = []) {
  mkdirSync(folder, { recursive: true });
  await sweep();
  me.task = task;
  me.port = port;
  write();
  atEnd(() => rmSync(file, { force: true }));
  const before = others().filter(
    (other) => other.since < me.since || (other.since === me.since && other.pid < me.pid),
  );
  const rival = before.find((other) => kind.includes(other.task));
  if (!rival) return;
  const address = rival.port ? ` at http://localhost:${rival.port}` : "";
  throw new Told(
    `\`npm run ${rival.task}\` of this checkout runs already${address} (process ${rival.pid}): stop it first.`,
  );
}

/** Where the app is that `task` of this checkout serves; undefined when that does not run. */
export function portOf(task: string): number | undefined {
  mkdirSync(folder, { recursive: true });
  return others().find((other) => other.task === task)?.port;
}

export function noteChild(pid: number) {
  me.children = [...me.children.filter(isAlive), { pid, start: startOf(pid) }];
  if (me.task) write();
}

export function useCluster(name: string) {
  me.clusters.push(name);
  write();
}

/** True when nobody else needs the database server, so that the last one may stop it. */
export function leaveCluster(name: string): boolean {
  me.clusters = me.clusters.filter((other) => other !== name);
  write();
  return !others().some((other) => other.clusters.includes(name));
}

function others(): Running[] {
  return everyone().filter((entry) => isAlive(entry) && entry.pid !== process.pid);
}

function everyone(): Running[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => read(join(folder, name)));
}

/** Forgets the commands that crashed, with what they had started. */
async function sweep() {
  for (const dead of everyone().filter((entry) => !isAlive(entry))) {
    for (const child of dead.children) {
      if (await killLeftovers(child))
        say(`Stopped what an earlier \`npm run ${dead.task}\` left behind when it was cut off.`);
    }
    rmSync(join(folder, `${dead.pid}.json`), { force: true });
  }
}

// Renamed into place, so that nobody reads half of it and takes us for gone.
function write() {
  writeFileSync(`${file}.draft`, JSON.stringify(me));
  renameSync(`${file}.draft`, file);
}

// A file that another command is just removing is no news.
function read(path: string): Running[] {
  try {
    return [JSON.parse(readFileSync(path, "utf8"))];
  } catch {
    return [];
  }
}

// The only place that starts and stops a database server. Commands of one checkout share it: the last one to leave stops it.
import { existsSync, readFileSync, rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { lock } from "../parts/lock.mjs";
import { freePort } from "../parts/port.ts";
import { leaveCluster, useCluster } from "../parts/running.ts";
import { say, step, Told } from "../parts/say.ts";
import { type Secrets, secretsIn } from "../parts/secrets.ts";
import { atEnd } from "../parts/task.ts";
import { ensureData } from "./data.ts";
import { type Place, placeOf } from "./place.ts";
import { lastPort, runningPort } from "./postmaster.ts";
import { pg, programsFor } from "./programs.ts";

export type Cluster = { data: string; port: number; secrets: Secrets };
type Options = { durable: boolean; leaveRunning?: boolean };

/** The named cluster, running: made, mended, started or joined as need be. */
export async function openCluster(
  name: string,
  { durable, leaveRunning = false }: Options,
): Promise<Cluster> {
  const place = placeOf(name);
  const native = programsFor(place);
  const secrets = secretsIn(place.home);
  const unlock = await lock(join(place.home, "lock"), () =>
    say("Another command is busy with the database server; waiting for it."),
  );
  try {
    await ensureData(place, native, secrets.superuser);
    if (!leaveRunning) {
      useCluster(name);
      atEnd(() => closeCluster(place, native));
    }
    const port =
      runningPort(place.data) ??
      (await step("Starting PostgreSQL", () => startServer(place, native, durable)));
    return { data: place.data, port, secrets };
  } finally {
    unlock();
  }
}

/** Deletes the cluster with all that it holds: for data that can be made anew. */
export async function discardCluster(name: string) {
  const place = placeOf(name);
  if (runningPort(place.data)) await stopServer(place, programsFor(place));
  rmSync(place.data, { recursive: true, force: true });
}

async function closeCluster(place: Place, native: string) {
  const unlock = await lock(join(place.home, "lock"));
  try {
    if (leaveCluster(place.name) && runningPort(place.data)) await stopServer(place, native);
  } finally {
    unlock();
  }
}

async function startServer(place: Place, native: string, durable: boolean): Promise<number> {
  const log = join(place.data, "server.log");
  if (existsSync(log) && statSync(log).size > 10_000_000) truncateSync(log);
  for (let attempt = 0; ; attempt++) {
    const began = existsSync(log) ? statSync(log).size : 0;
    const port = await freePort(attempt === 0 ? lastPort(place.data) : undefined);
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' ${durable ? "" : careless}`;
    const { code } = await pg(
      native,
      "pg_ctl",
      ["start", "-w", "-t", "300", "-D", place.data, "-l", log, "-o", settings],
      place,
    );
    if (code === 0) return port;
    const reason = readFileSync(log).subarray(began).toString();
    // Somebody else was given the port meanwhile, or the workers of a killed server are still on their way out.
    if (attempt === 20 || !/could not bind|in use/.test(reason)) throw new Told(whyNot(reason, log));
    await pause(500);
  }
}

// For data that is made anew at will: the tests' databases.
const careless = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off";

async function stopServer(place: Place, native: string) {
  const { code } = await pg(
    native,
    "pg_ctl",
    ["stop", "-w", "-t", "20", "-m", "fast", "-D", place.data],
    place,
  );
  if (code !== 0 && runningPort(place.data))
    await pg(native, "pg_ctl", ["stop", "-w", "-m", "immediate", "-D", place.data], place);
}

function whyNot(reason: string, log: string): string {
  const fatal = /(?:FATAL|PANIC): +(.*)/.exec(reason)?.[1] ?? reason.trim().split("\n").at(-1);
  return `PostgreSQL did not start (${fatal || "no reason given"}); its words are in ${log}.`;
}

// The only place that runs the app's own programs: Next, and the files that begin outside of it.

import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { type Environment, type Options, run, start } from "./children.ts";
import { host } from "./port.ts";
import { Told } from "./say.ts";

const next = "node_modules/next/dist/bin/next";

/** Arguments with which Node runs a TypeScript file of the app; the condition lets it import what is for the server only. */
export function appFile(file: string): string[] {
  return ["--conditions=react-server", "--import", "tsx", file];
}

/** Runs such a file to its end; `failed` is the sentence when it does not succeed. */
export async function runAppFile(file: string, env: Environment, failed: string, args: string[] = []) {
  if ((await run(process.execPath, [...appFile(file), ...args], { env })) !== 0) throw new Told(failed);
}

/** With `cwd` it serves another folder's app, with that folder's own packages. */
export function startNext(
  command: "dev" | "start",
  port: number,
  env: Environment,
  options: Omit<Options, "env"> = {},
): ChildProcess {
  // Where "localhost" means both families it listens on one; people and tools try this one more often.
  const NODE_OPTIONS = `${env.NODE_OPTIONS ?? process.env.NODE_OPTIONS ?? ""} --dns-result-order=ipv4first`;
  const args = [next, command, "-p", String(port), "-H", host()];
  // Next hangs up after five idle seconds: whoever asks again in that very moment meets a closed connection.
  if (command === "start") args.push("--keepAliveTimeout", "65000");
  return start(process.execPath, args, { ...options, env: { ...env, NODE_OPTIONS } });
}

export function buildNext(env: Environment = {}, log?: string): Promise<number> {
  return run(process.execPath, [next, "build"], { env: { ...env, NODE_ENV: "production" }, log });
}

/** Asks again and again until the answer is yes. False when the server ended, or `seconds` passed. */
export async function until(
  isSo: () => Promise<boolean>,
  server: ChildProcess,
  seconds: number,
): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end && server.exitCode === null && server.signalCode === null) {
    if (await isSo()) return true;
    await pause(100);
  }
  return false;
}

// The only place that starts other programs. Each gets a process group of its own, so that Ctrl-C reaches only us and we stop them in order.
import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { noteChild } from "./running.ts";
import { Told } from "./say.ts";
import { atEnd, unlessEnding } from "./task.ts";

export type Environment = Record<string, string | undefined>;
export type Options = { env?: Environment; log?: string; cwd?: string };

/** Starts a program that goes on; it is stopped when the command ends. With `log` it writes there, else on our own screen. */
export function start(command: string, args: string[], { env = {}, log, cwd }: Options = {}): ChildProcess {
  const out = log ? openSync(log, "w") : undefined;
  const child = spawn(command, args, {
    cwd,
    detached: process.platform !== "win32",
    env: { ...process.env, ...env },
    stdio: ["ignore", out ?? 1, out ?? 2],
  });
  if (child.pid) noteChild(child.pid);
  // When the first of the group is killed from outside, the others would go on and hold its port.
  child.on("exit", () => signal(child, "SIGKILL"));
  atEnd(() => stop(child));
  return child;
}

/** Runs a program to its end and gives its exit code. */
export async function run(command: string, args: string[], options?: Options): Promise<number> {
  const code = await exitOf(start(command, args, options));
  await unlessEnding();
  return code;
}

export function exitOf(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? 1);
  return new Promise((done, failed) => {
    child.on("error", (error) => failed(new Told(`${child.spawnfile} does not start: ${error.message}.`)));
    child.on("exit", (code) => done(code ?? 1));
  });
}

/** Asks politely first, since a browser or a request may be under way. */
export async function stop(child: ChildProcess) {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  const gone = exitOf(child);
  signal(child, "SIGINT");
  const late = setTimeout(() => signal(child, "SIGKILL"), 10_000);
  await gone;
  clearTimeout(late);
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals) {
  if (!pid) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, name);
  } catch {
    // Nobody of the group is left.
  }
}

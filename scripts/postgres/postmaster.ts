// The only place that reads and mends postmaster.pid, the note by which a running server claims its data folder.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { startOf } from "../parts/lock.mjs";

/** The port of the server that runs on this data folder, or undefined; a note that misleads PostgreSQL is mended on the way. */
export function runningPort(data: string): number | undefined {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (lines[1] === data && isPostgres(pid)) return Number(lines[3]) || undefined;
  if (pid > 0 && isThere(pid)) writeFileSync(file, [nobody, ...lines.slice(1)].join("\n"));
  return undefined;
}

/** The port of the last start, so that a person's database tool finds the same one again. */
export function lastPort(data: string): number | undefined {
  const file = join(data, "postmaster.opts");
  return existsSync(file)
    ? Number(/"-p" "(\d+)"/.exec(readFileSync(file, "utf8"))?.[1]) || undefined
    : undefined;
}

// PostgreSQL takes any living process for the old server, even a zombie or a stranger with its number. The note is not deleted
// but given the number of nobody: its last line still lets PostgreSQL see whether old workers are at the data.
const nobody = "2147483647";

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isPostgres(pid: number): boolean {
  return startOf(pid) !== undefined && basename(commandOf(pid)).startsWith("postgres");
}

function commandOf(pid: number): string {
  try {
    if (process.platform === "linux")
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0] ?? "";
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

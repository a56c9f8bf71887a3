// The only place that copies the repository: files as they are, packages as links to the same ones.
import {
  chmodSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../parts/children.ts";
import { step } from "../parts/say.ts";
import { atEnd } from "../parts/task.ts";

const made = ["node_modules", ".git", ".next", ".data", "test-results", "playwright-report", "release"];

/** Whether a path of the repository was written by people, or is made from what they wrote. */
export function isOurs(path: string): boolean {
  const [top = ""] = path.split("/");
  const isPersonal = top.startsWith(".env") && top !== ".env.example";
  return !made.includes(top) && !isPersonal && !/(^next-env\.d\.ts|\.tsbuildinfo)$/.test(path);
}

/** A copy in a folder of its own, which goes when the command ends. */
export async function makeCopy(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  // The database server's user has to pass.
  chmodSync(folder, 0o755);
  await step("Copying the repository", async () => copyTo(folder));
  return folder;
}

/** Runs a task of the copy, as `npm run` would, its sample where it has one; gives its exit code. */
export function runTaskIn(folder: string, task: string): Promise<number> {
  const env = { FULL: "", npm_lifecycle_event: undefined };
  return run(process.execPath, ["scripts/run.mjs", ...task.split(" ")], { cwd: folder, env });
}

function copyTo(folder: string) {
  for (const name of readdirSync(".").filter(isOurs)) cpSync(name, join(folder, name), { recursive: true });
  link("node_modules", join(folder, "node_modules"));
}

/** Hard links take no room; a copy where the other folder is on another disk. */
export function link(from: string, to: string) {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) link(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string) {
  try {
    linkSync(source, target);
  } catch {
    cpSync(source, target);
  }
}

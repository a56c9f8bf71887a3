// The only place that makes the production build, and knows whether the one that is there is still true.
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildNext } from "./app.ts";
import type { Environment } from "./children.ts";
import { step, Told } from "./say.ts";

/** Tasks that write or serve the one build of a checkout, and so must not run at the same time. */
export const usesBuild = [
  "build",
  "release",
  "preview",
  "test",
  "test:full",
  "test:isolation",
  "test:proxy",
  "check",
  "e2e",
  "screenshots",
  "docs:tokens",
  "trace",
];

const mark = join(".next", "BUILD_ID");
/** Of docs/ the landing page shows some. */
const pictures = join("docs", "screenshots");
const notBuilt = new Set([
  "node_modules",
  "e2e",
  "scripts",
  "docs",
  "examples",
  "release",
  "test-results",
  "playwright-report",
  "next-env.d.ts",
]);

/** Makes the build unless the one that is there is still true; without one nothing goes on. */
export async function ensureBuild(): Promise<void> {
  const built = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Math.max(newest(".", true), newest(pictures)) >= built) await requireBuild();
}

/** A new build, without which nothing goes on. */
export async function requireBuild(env: Environment = {}): Promise<void> {
  if ((await build(env)) !== 0) throw new Told("The production build failed; the reason is above.");
}

export function build(env: Environment = {}, log?: string): Promise<number> {
  // A build that is cut off must not be taken for a whole one.
  rmSync(mark, { force: true });
  return step("Building for production", () => buildNext(env, log));
}

// A folder's own time tells of files that were removed from it.
function newest(folder: string, top = false): number {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    if (top && (notBuilt.has(entry.name) || (entry.name.startsWith(".") && !entry.name.startsWith(".env"))))
      return 0;
    const path = join(folder, entry.name);
    return entry.isDirectory() ? newest(path) : (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  });
  return Math.max(0, top ? 0 : statSync(folder).mtimeMs, ...times);
}

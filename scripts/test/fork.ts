// The only place that forks: a copy without the sample, then with a resource of its own, each by its guide and each checked.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { say } from "../parts/say.ts";
import { isOurs, makeCopy, runTaskIn } from "./copy.ts";
import { follow } from "./recipe.ts";
import { oneCheck, phase, type Result, sum } from "./result.ts";

const mostChanged = 7;

/** What has to hold in the copy after each guide. Its stories are not told: they take the longest and speak of the sample. */
const checks = ["typecheck", "lint", "test:unit db lib lint components scripts", "build", "test:isolation"];

export async function fork(): Promise<Result> {
  const folder = await makeCopy("fork");
  const removed = await phase("the fork removes the sample", () => afterwards(folder, () => remove(folder)));
  if (removed.failed > 0) return removed;
  return sum([removed, await phase("the fork adds a resource", () => afterwards(folder, () => add(folder)))]);
}

async function afterwards(folder: string, work: () => Promise<Result>): Promise<Result> {
  const results = [await work()];
  for (const check of checks) results.push(oneCheck(await runTaskIn(folder, check)));
  return sum(results);
}

async function remove(folder: string): Promise<Result> {
  await follow(folder, "docs/remove-the-sample.md");
  const left = filesIn(folder).filter(
    (file) =>
      /^(app|components|db|lib)\/.*(?<!\.test)\.tsx?$/.test(file) && /project/i.test(read(folder, file)),
  );
  if (left.length > 0) say(`The sample is still spoken of in ${left.join(", ")}.`);
  return oneCheck(left.length);
}

async function add(folder: string): Promise<Result> {
  const before = new Map(filesIn(folder).map((file) => [file, hash(read(folder, file))]));
  await follow(folder, "docs/add-a-resource.md");
  const changed = [...before].filter(([file, was]) => hash(read(folder, file)) !== was).map(([file]) => file);
  say(`Adding a resource changed ${changed.length} existing files: ${changed.join(", ")}.`);
  if (changed.length > mostChanged) say(`They must be at most ${mostChanged}.`);
  return oneCheck(changed.length > mostChanged ? 1 : 0);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter(isOurs);
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

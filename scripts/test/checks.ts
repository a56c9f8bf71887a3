// The only place that reads the code without running it: the linter, which formats too, and the compiler.
import { rmSync } from "node:fs";
import { run } from "../parts/children.ts";
import { oneCheck, type Result } from "./result.ts";

export async function lint(args: string[] = []): Promise<Result> {
  // Biome colours what it writes into a file too.
  const plain = process.stdout.isTTY ? [] : ["--colors=off"];
  return oneCheck(await run("biome", ["ci", ".", ...plain, ...args]));
}

export async function typecheck(args: string[] = []): Promise<Result> {
  // Next writes the types of the routes first, but not those that its development server left: they name routes that are gone.
  rmSync(".next/dev/types/validator.ts", { force: true });
  const generated = await run("next", ["typegen"]);
  return oneCheck(generated || (await run("tsc", ["--noEmit", ...args])));
}

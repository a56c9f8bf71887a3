// The isolation suite: e2e/isolation against a server of its own. With FULL=1 all of it, its mutants, and the report in docs/.
import { rmSync } from "node:fs";
import { partsFolder } from "../../e2e/isolation/report.ts";
import { mutate } from "../../e2e/isolation/source-mutants.ts";
import { type Environment, stop } from "../parts/children.ts";
import { freePort } from "../parts/port.ts";
import { say, Told } from "../parts/say.ts";
import { makeCopy, runTaskIn } from "./copy.ts";
import { freshDatabase } from "./databases.ts";
import { incomplete, missingParts, readParts, writeReport } from "./isolation-report.ts";
import type { Result } from "./result.ts";
import { startServer } from "./server.ts";
import { vitest } from "./vitest.ts";
import { copyWithoutProxy } from "./without-proxy.ts";

export async function isolation(args: string[] = []): Promise<Result> {
  const began = Date.now();
  rmSync(partsFolder, { recursive: true, force: true });
  const others = process.env.FULL ? await otherBuilds() : {};
  const env = await freshDatabase("isolation", await freePort());
  const server = await startServer("isolation", env);
  const told = { ...env, ...others, E2E_BASE_URL: env.APP_URL, E2E_SERVER_LOG: server.log };
  const result = await vitest(["isolation"], told, args);
  await stop(server.process);
  const parts = readParts();
  const isWhole = Boolean(process.env.FULL) && args.length === 0;
  const skipped = [...incomplete(parts), ...(isWhole ? missingParts() : [])];
  for (const sentence of skipped) say(sentence);
  if (isWhole && result.failed === 0 && skipped.length === 0) writeReport(parts, (Date.now() - began) / 1000);
  return { ...result, failed: Math.max(result.failed, skipped.length) };
}

/** The build without its proxy, and one that holds every mutant of the source. */
async function otherBuilds(): Promise<Environment> {
  const mutants = await makeCopy("mutants");
  mutate(mutants);
  if ((await runTaskIn(mutants, "build")) !== 0)
    throw new Told("The mutants could not be built; the reason is above.");
  return { E2E_WITHOUT_PROXY: await copyWithoutProxy(), E2E_MUTANTS: mutants };
}

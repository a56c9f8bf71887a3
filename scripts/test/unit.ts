// Unit tests, and database tests on a database that is migrated and empty.
import { freshDatabase } from "./databases.ts";
import { forgetRaces, tellRaces } from "./races.ts";
import type { Result } from "./result.ts";
import { vitest } from "./vitest.ts";

export async function unit(args: string[] = []): Promise<Result> {
  forgetRaces();
  const result = await vitest(["unit", "database"], await freshDatabase("unit", 3000), args);
  // Of a part of the tests, or of a few rounds, the table would say less than it seems to.
  if (process.env.FULL && args.length === 0) tellRaces();
  return result;
}

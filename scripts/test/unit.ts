// Unit tests, and database tests on a database that is migrated and empty.
import { freshDatabase } from "./databases.ts";
import type { Result } from "./result.ts";
import { vitest } from "./vitest.ts";

export async function unit(args: string[] = []): Promise<Result> {
  return vitest(["unit", "database"], await freshDatabase("unit", 3000), args);
}

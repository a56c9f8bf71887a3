import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "./client";
import { asSystem } from "./wall";

afterAll(() => closeDatabase());

test("a statement is prepared once on a connection, and used again", async () => {
  const prepared = await asSystem(async (tx) => {
    for (const number of [1, 2, 3]) await tx.execute(sql`select ${number}::int as number`);
    return tx.execute(sql`select generic_plans + custom_plans as uses from pg_prepared_statements
      where statement = 'select $1::int as number'`);
  });
  expect([...prepared]).toEqual([{ uses: "3" }]);
});

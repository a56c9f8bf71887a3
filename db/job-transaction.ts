/** Lets pg-boss write its job row in a transaction of ours. */
import "server-only";
import { sql } from "drizzle-orm";
import { fromDrizzle } from "pg-boss";
import type { AnyTx } from "./wall";

export function jobTransaction(tx: AnyTx): ReturnType<typeof fromDrizzle> {
  return fromDrizzle(tx, sql);
}

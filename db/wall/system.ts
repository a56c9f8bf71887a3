/** The process itself, for nobody. */
import "server-only";
import type { SQL } from "drizzle-orm";
import type { SystemTx } from "../transactions";
import { execute, inTransaction } from "./transaction";

/** Runs `work` for nobody: look-ups by hash, the template, jobs, keys. It sees no row of an organization or a person. */
export async function asSystem<T>(work: (tx: SystemTx) => Promise<T>): Promise<T> {
  return inTransaction((opened) => work(opened as unknown as SystemTx));
}

/** A single statement for nobody, without a transaction around it. */
export async function lookUp<Row extends Record<string, unknown>>(query: SQL): Promise<Row | undefined> {
  const [row] = await execute(query);
  return row as Row | undefined;
}

/** The same for many rows. */
export async function lookUpAll<Row extends Record<string, unknown>>(query: SQL): Promise<Row[]> {
  return [...(await execute(query))] as Row[];
}

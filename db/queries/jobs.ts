/** What the app itself does to rows of the queue; the rest is pg-boss's. */
import "server-only";
import { sql } from "drizzle-orm";
import type { SystemTx } from "../wall";

/** A job that held a link keeps nothing of it once it is done. */
export async function blankJob(tx: SystemTx, id: string): Promise<void> {
  await tx.execute(sql`update pgboss.job set data = '{}' where id = ${id}`);
}

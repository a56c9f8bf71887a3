/** Who runs the product, asked by their session. */
import "server-only";
import { sql } from "drizzle-orm";
import { lookUp, type StaffTx } from "../wall";

/** Whether the person of this live session is staff. */
export async function isStaff(session: Buffer): Promise<boolean> {
  return (await lookUp(sql`select user_id from enter_staff(${session})`)) !== undefined;
}

/** Whether who acts still is: for after a wait for a lock, behind another of staff who may have changed that. */
export async function isStillStaff(tx: StaffTx): Promise<boolean> {
  const rows = await tx.execute(sql`select entered.user_id
    from sessions own cross join lateral enter_staff(own.token_hash) entered
    where own.user_id = ${tx.userId} and own.id = ${tx.sessionId}`);
  return rows.length > 0;
}

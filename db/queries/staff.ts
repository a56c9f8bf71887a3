/** Who runs the product, asked by their session. */
import "server-only";
import { sql } from "drizzle-orm";
import { lookUp } from "../wall";

/** Whether the person of this live session is staff. */
export async function isStaff(session: Buffer): Promise<boolean> {
  return (await lookUp(sql`select user_id from enter_staff(${session})`)) !== undefined;
}

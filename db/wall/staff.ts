/** Those who run the product. */
import "server-only";
import { sql } from "drizzle-orm";
import type { StaffOrganizationTx, StaffTx, StaffUserTx } from "../transactions";
import { inTransaction } from "./transaction";

/** Runs `work` for the person of a live session if they are staff; undefined, with nothing done, when they are not. */
export async function asStaff<T>(
  session: Buffer,
  work: (tx: StaffTx) => Promise<T>,
): Promise<{ result: T } | undefined> {
  return inTransaction(async (opened) => {
    const [entry] = await opened.execute(sql`select user_id, session_id from enter_staff(${session})`);
    if (!entry) return undefined;
    const facts = { userId: String(entry.user_id), sessionId: String(entry.session_id) };
    return { result: await work(Object.assign(opened, facts) as unknown as StaffTx) };
  });
}

/** Goes on in one organization, whatever its state; undefined when there is none. For lib/instance alone. */
export async function enterOrganizationAsStaff(
  tx: StaffTx | StaffUserTx,
  id: string,
): Promise<StaffOrganizationTx | undefined> {
  const [row] = await tx.execute(sql`select organization_id from enter_organization_as_staff(${id})`);
  if (!row) return undefined;
  return Object.assign(tx as object, {
    organizationId: String(row.organization_id),
  }) as unknown as StaffOrganizationTx;
}

/**
 * Runs `work` on one person's own rows, and then goes on as who acts; undefined, with nothing done, when there is no such
 * person. For lib/instance/users.ts alone.
 */
export async function inUserAsStaff<T>(
  tx: StaffTx,
  id: string,
  work: (tx: StaffUserTx) => Promise<T>,
): Promise<{ result: T } | undefined> {
  const [row] = await tx.execute(sql`select user_id from enter_user_as_staff(${id})`);
  if (!row) return undefined;
  // A view of its own: the transaction of who acts keeps their id.
  const entered = Object.assign(Object.create(tx) as object, { userId: String(row.user_id) });
  const result = await work(entered as unknown as StaffUserTx);
  await tx.execute(
    sql`select set_config('app.user_id', ${tx.userId}, true), set_config('app.organization_id', '', true)`,
  );
  return { result };
}

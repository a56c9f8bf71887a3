/** The end of an account: asked for, called off, due, done. */
import "server-only";
import { and, eq, gt, isNull, lte, sql } from "drizzle-orm";
import { users } from "../schema/users";
import { lookUpAll, type UserTx } from "../wall";
import { deleteUser } from "./users";

/** Seconds from now. Gives when it will be. */
export async function scheduleDeletion(tx: UserTx, seconds: number): Promise<Date> {
  const [row] = await tx
    .update(users)
    .set({ deleteAfter: sql`now() + make_interval(secs => ${seconds})` })
    .where(eq(users.id, tx.userId))
    .returning({ deleteAfter: users.deleteAfter });
  if (!row?.deleteAfter) throw new Error("The person of the transaction is gone.");
  return row.deleteAfter;
}

/** False when there was nothing to call off, or it is too late. */
export async function cancelDeletion(tx: UserTx): Promise<boolean> {
  const kept = await tx
    .update(users)
    .set({ deleteAfter: null })
    .where(and(eq(users.id, tx.userId), gt(users.deleteAfter, sql`now()`)))
    .returning({ id: users.id });
  return kept.length > 0;
}

/** Whose time to keep their account is over; nobody who is disabled. */
export async function listDueDeletions(): Promise<string[]> {
  const rows = await lookUpAll<{ user_id: string }>(sql`select user_id from list_due_deletions()`);
  return rows.map((row) => row.user_id);
}

/** Holds the person whose time is over until the transaction ends; false when they kept their account, were disabled, or are gone already. */
export async function lockDueUser(tx: UserTx): Promise<boolean> {
  const found = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, tx.userId), lte(users.deleteAfter, sql`now()`), isNull(users.disabledAt)))
    .for("update");
  return found.length > 0;
}

/** Takes the person and everything of theirs, and leaves an empty row for what organizations remember to refer to. */
export async function replaceUser(tx: UserTx, name: string): Promise<void> {
  await tx.execute(sql`set constraints memberships_user_id_users_id_fk deferred`);
  await deleteUser(tx);
  await tx.insert(users).values({ id: tx.userId, name });
}

/** A person on rows of their own, and in organizations that they are not, not yet or no longer in as a member. */
import "server-only";
import { sql } from "drizzle-orm";
import type { Tx, UserTx } from "../transactions";
import { asTx, comingIn, inTransaction, setNewId } from "./transaction";

/** Runs `work` on a person's own rows. The caller has proved who it is: by session, password or one-time token. */
export async function asUser<T>(userId: string, work: (tx: UserTx) => Promise<T>): Promise<T> {
  return inTransaction(async (opened) => {
    await opened.execute(sql`select set_config('app.user_id', ${userId}, true)`);
    return work(Object.assign(opened, { userId }) as unknown as UserTx);
  });
}

/** Runs `work` for a person who does not exist yet, under a new id. */
export async function asNewUser<T>(work: (tx: UserTx) => Promise<T>): Promise<T> {
  return inTransaction(async (opened) => {
    const userId = await setNewId(opened, "app.user_id");
    return work(Object.assign(opened, { userId }) as unknown as UserTx);
  });
}

/** Goes on in an organization that does not exist yet, under a new id. */
export async function enterNewOrganization(tx: UserTx): Promise<Tx> {
  const organizationId = await setNewId(tx, "app.organization_id");
  return asTx(tx, { organizationId, userId: tx.userId, ...comingIn });
}

/**
 * Runs `work` in each of these organizations, one after the other, on what it knows of the person of the transaction; passes
 * over those that they never were in. Always in the order of the ids, since most such work locks the organization. That an
 * organization keeps who runs it is looked at while it is entered: when the transaction commits, nobody would see it.
 */
export async function inOwnOrganizations(
  tx: UserTx,
  organizationIds: readonly string[],
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  for (const organizationId of organizationIds.toSorted()) {
    const [row] = await tx.execute(sql`select organization_id from enter_own_membership(${organizationId})`);
    if (!row) continue;
    await work(asTx(tx, { organizationId, userId: tx.userId, ...comingIn }));
    await tx.execute(sql`set constraints keep_required_role immediate`);
    await tx.execute(sql`set constraints keep_required_role deferred`);
  }
  await tx.execute(sql`select set_config('app.organization_id', '', true)`);
}

/** Runs `work` in a deleted organization for somebody who may bring it back; undefined, with nothing done, for everybody else. */
export async function enterDeletedOrganization<T>(
  session: Buffer,
  organizationId: string,
  work: (tx: Tx, organization: { slug: string; name: string }) => Promise<T>,
): Promise<{ result: T } | undefined> {
  return inTransaction(async (opened) => {
    const [row] = await opened.execute<{ user_id: string; session_id: string; slug: string; name: string }>(
      sql`select * from enter_deleted_organization(${session}, ${organizationId})`,
    );
    if (!row) return undefined;
    const { user_id: userId, session_id: sessionId, slug, name } = row;
    const tx = asTx(opened, { ...comingIn, organizationId, userId, sessionId });
    return { result: await work(tx, { slug, name }) };
  });
}

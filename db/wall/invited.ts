/** Whoever comes with an invitation or a join link. */
import "server-only";
import { sql } from "drizzle-orm";
import type { InvitedTx, Tx, UserTx } from "../transactions";
import { asTx, comingIn, inTransaction } from "./transaction";

/** What leads to an invitation: the mailed token's hash, or the id, which is good only for whom it waits. */
export type InvitationKey = { tokenHash: Buffer } | { id: string };

/** Goes on in the organization that an invitation leads to, if the person has proved its address; else undefined. */
export async function enterByInvitation(
  tx: UserTx,
  key: InvitationKey,
): Promise<{ tx: Tx; invitationId: string; slug: string } | undefined> {
  const tokenHash = "tokenHash" in key ? key.tokenHash : null;
  const id = "id" in key ? key.id : null;
  const [row] = await tx.execute<{ organization_id: string; invitation_id: string; slug: string }>(
    sql`select * from enter_by_invitation(${tx.userId}, ${tokenHash}, ${id})`,
  );
  if (!row) return undefined;
  const entered = asTx(tx, {
    organizationId: row.organization_id,
    userId: tx.userId,
    ...comingIn,
  });
  return { tx: entered, invitationId: row.invitation_id, slug: row.slug };
}

/**
 * Goes on in the organization that a join link leads to, if the person may join by it or is in already; else undefined. The
 * address is the proved one by which they would join; null for a member of whom none fits.
 */
export async function enterByJoinLink(
  tx: UserTx,
  tokenHash: Buffer,
): Promise<{ tx: Tx; linkId: string; slug: string; address: string | null } | undefined> {
  const [row] = await tx.execute<{
    organization_id: string;
    link_id: string;
    slug: string;
    address: string | null;
  }>(sql`select * from enter_by_join_link(${tx.userId}, ${tokenHash})`);
  if (!row) return undefined;
  const entered = asTx(tx, { organizationId: row.organization_id, userId: tx.userId, ...comingIn });
  return { tx: entered, linkId: row.link_id, slug: row.slug, address: row.address };
}

/**
 * Runs `work` for whoever has an invitation that waits: by the mailed token, whoever they are, or by its id for the person
 * who has proved its address. Undefined, with nothing done, when there is none, or none any more.
 */
export async function asInvited<T>(
  key: InvitationKey,
  userId: string | undefined,
  work: (tx: InvitedTx) => Promise<T>,
): Promise<{ result: T } | undefined> {
  const tokenHash = "tokenHash" in key ? key.tokenHash : null;
  const id = "id" in key ? key.id : null;
  return inTransaction(async (opened) => {
    const enter = async () => {
      const [row] = await opened.execute(
        sql`select * from enter_to_decline(${userId ?? null}, ${tokenHash}, ${id})`,
      );
      if (!row) throw new InvitationLost();
      return row;
    };
    const row = await enter();
    const facts = {
      organizationId: String(row.organization_id),
      invitationId: String(row.invitation_id),
      email: String(row.email),
    };
    const recheck = async () => void (await enter());
    return { result: await work(Object.assign(opened, facts, { recheck }) as unknown as InvitedTx) };
  }).catch((error: unknown) => {
    if (error instanceof InvitationLost) return undefined;
    throw error;
  });
}

/** Thrown inside a transaction, to take it back. */
class InvitationLost extends Error {}

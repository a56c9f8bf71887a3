/** A copy of everything that is kept of a person, for that person. No secret and no hash of one is in it. */
import "server-only";
import { exportRows } from "@/db/queries/own-data";
import { listWaitingInvitations } from "@/db/queries/own-invitations";
import { listMembershipsOfOwn } from "@/db/queries/own-memberships";
import { asUser } from "@/db/wall";
import type { SignedIn } from "@/lib/auth/session";

export async function exportOwnData({ userId, session }: SignedIn) {
  const own = await asUser(userId, async (tx) => ({
    rows: await exportRows(tx),
    memberships: await listMembershipsOfOwn(tx),
  }));
  const invitations = await listWaitingInvitations(session);
  return {
    exportedAt: new Date().toISOString(),
    ...own.rows,
    memberships: own.memberships.map(
      ({ isLastRequired: _, organizationState: __, ...membership }) => membership,
    ),
    waitingInvitations: invitations,
  };
}

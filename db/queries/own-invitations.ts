/** Rows of invitations as whoever is invited has them: by the mailed token, or by what waits for their session's person. */
import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { invitations } from "../schema/invitations";
import { type InvitedTx, lookUp, lookUpAll } from "../wall";
import { pending } from "./invitations";

/** False when somebody was quicker: it was accepted, revoked or declined before. */
export async function declineInvitation(tx: InvitedTx): Promise<boolean> {
  const declined = await tx
    .update(invitations)
    .set({ declinedAt: sql`now()` })
    .where(and(...pending(tx), eq(invitations.id, tx.invitationId)))
    .returning({ id: invitations.id });
  return declined.length > 0;
}

export type FoundInvitation = {
  organizationName: string;
  slug: string;
  email: string;
  roleName: string;
  inviterName: string;
  /** `withdrawn`: its inviter may no longer invite, or the person who looks was suspended or removed after it was sent. */
  state: "pending" | "accepted" | "revoked" | "declined" | "expired" | "withdrawn";
  /** It is for an address that the person who looks has proved. */
  isMine: boolean;
  /** The person who looks is in the organization. */
  isMember: boolean;
};

/** What the holder of a token may see of the invitation behind it; `userId` is who looks, if they are signed in. */
export async function findInvitation(
  tokenHash: Buffer,
  userId?: string,
): Promise<FoundInvitation | undefined> {
  return lookUp<FoundInvitation>(sql`select organization_name as "organizationName", slug, email,
    role_name as "roleName", inviter_name as "inviterName", state, is_mine as "isMine", is_member as "isMember"
    from find_invitation(${tokenHash}, ${userId ?? null})`);
}

export type WaitingInvitation = {
  id: string;
  slug: string;
  organizationName: string;
  roleName: string;
  inviterName: string;
};

/** The invitations that wait for a proved address of this session's person, the newest first. */
export async function listWaitingInvitations(session: Buffer): Promise<WaitingInvitation[]> {
  return lookUpAll<WaitingInvitation>(sql`select invitation_id as id, slug, organization_name as "organizationName",
    role_name as "roleName", inviter_name as "inviterName" from list_waiting_invitations(${session})`);
}

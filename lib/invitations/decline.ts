/** The other answer from outside: an invitation is turned down. */
import "server-only";
import { recordEventOfInvited } from "@/db/queries/events";
import { lockOrganization } from "@/db/queries/organizations";
import { declineInvitation as declineRow } from "@/db/queries/own-invitations";
import { asInvited, type InvitationKey } from "@/db/wall";
import type { ActionError } from "@/lib/result";

/** The answer when there is nothing left to decline, for whatever reason. */
export const nothingToDecline: ActionError = {
  code: "conflict",
  message: "This invitation no longer waits for an answer. Reload the page.",
};

/**
 * True when it is declined. Who holds the mailed token has proved the address and needs no account; by its id only the
 * person can who proved it. The organization learns that the address said no, and neither whether anybody has an account nor from where it was said: they never came in.
 */
export async function declineInvitation(key: InvitationKey, userId?: string): Promise<boolean> {
  const entered = await asInvited(key, userId, async (tx) => {
    await lockOrganization(tx);
    if (!(await declineRow(tx))) return false;
    await recordEventOfInvited(tx, {
      action: "invitation.declined",
      targetType: "invitation",
      targetId: tx.invitationId,
      targetName: tx.email,
      context: { ip: null, user_agent: null, session_id: null, request_id: null },
    });
    return true;
  });
  return entered?.result === true;
}

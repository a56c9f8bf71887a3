/**
 * What can be done to an invitation that is out, from inside the organization. What its recipient does comes from outside:
 * accept.ts, decline.ts.
 */
import "server-only";
import { findPendingInvitation, revokeInvitation as revokeRow } from "@/db/queries/invitations";
import { listMembersByEmail } from "@/db/queries/memberships";
import { lockOrganization } from "@/db/queries/organizations";
import { findRole } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { mayTouch } from "@/lib/organization/grants";
import { refuseOverLimits } from "@/lib/organization/limits";
import { aboveYou, conflict, done, notFoundHere, operation } from "@/lib/organization/operation";
import { requireFreshFor } from "@/lib/organization/ownership";
import { throttleAll } from "@/lib/throttle";
import { invitationIdInput } from "./input";
import { readyToSend } from "./send";

/** A new mail with a new link, good for another 7 days; the old link is dead. From now on it is the sender's invitation. */
export const resendInvitation = operation({
  permission: "invite:member",
  input: invitationIdInput,
  event: "invitation.resent",
  run: async (tx, { id }) => {
    const invitation = await findTouchable(tx, id, "resend", tx.permissions);
    if ("refused" in invitation) return invitation;
    const { email, role, isExpired } = invitation;
    const [member] = await listMembersByEmail(tx, [email]);
    if (member) return conflict("This person is already a member.");
    const refusal = await throttleAll(
      ["mail.inviter", tx.userId],
      ["mail.organization", tx.organizationId],
      ["mail.recipient", email],
    );
    if (refusal) return { refused: refusal };
    const stale = await requireFreshFor(tx, role);
    if (stale) return stale;
    const target = await (await readyToSend(tx, role))(email);
    // A live one held its seat all along.
    const full = isExpired ? await refuseOverLimits(tx, "invitation") : undefined;
    return full ? { refused: full } : done(target);
  },
});

export const revokeInvitation = operation({
  permission: "invite:member",
  input: invitationIdInput,
  event: "invitation.revoked",
  run: async (tx, { id }) => {
    const invitation = await findTouchable(tx, id, "revoke", tx.held);
    if ("refused" in invitation) return invitation;
    if (!(await revokeRow(tx, id))) return notFoundHere("invitation");
    return done({ type: "invitation", id, name: invitation.email });
  },
});

/**
 * A pending invitation that the person could have sent; `by` what it is judged. Whoever sends it again gives its role, so a
 * program needs that itself. The organization is locked from here on.
 */
async function findTouchable(tx: Tx, id: string, verb: string, by: ReadonlySet<string>) {
  await lockOrganization(tx);
  const invitation = await findPendingInvitation(tx, id);
  const role = invitation && (await findRole(tx, invitation.roleKey));
  if (!role) return notFoundHere("invitation");
  if (!mayTouch(by, role.permissions)) return aboveYou(`${verb} an invitation to a role above your own`);
  return { email: invitation.email, isExpired: invitation.isExpired, role };
}

/** The way in from outside: an invitation becomes a membership. */
import "server-only";
import { recordEvent } from "@/db/queries/events";
import { findPendingInvitation, spendInvitation } from "@/db/queries/invitations";
import { createMembership, findMember, reviveMembership } from "@/db/queries/memberships";
import { lockOrganization } from "@/db/queries/organizations";
import { findRole } from "@/db/queries/roles";
import { findUserName } from "@/db/queries/users";
import { enterByInvitation, type Tx, type UserTx } from "@/db/wall";
import { mayGrant } from "@/lib/organization/grants";
import { eventContext } from "@/lib/request";
import { hashInvitation } from "./link";

/**
 * Makes the person of the transaction a member, if they proved the invited address, the invitation is pending, and the
 * inviter may still invite to this role. Gives the slug; undefined when any of that does not hold.
 */
export async function acceptInvitation(tx: UserTx, token: string): Promise<string | undefined> {
  const name = await findUserName(tx);
  const entered = await enterByInvitation(tx, hashInvitation(token));
  if (!entered || !name) return undefined;
  await lockOrganization(entered.tx);
  const invitation = await findPendingInvitation(entered.tx, entered.invitationId);
  if (!invitation || !(await mayStillInvite(entered.tx, invitation))) return undefined;
  if (!(await spendInvitation(entered.tx, entered.invitationId))) return undefined;
  const { email, roleKey } = invitation;
  // Who is in already keeps the role they have; the invitation is spent all the same.
  if (!(await findMember(entered.tx, tx.userId))) {
    const revived = await reviveMembership(entered.tx, { roleKey, name, email });
    if (!revived) await createMembership(entered.tx, { roleKey, name, email, source: "invitation" });
  }
  await recordEvent(entered.tx, {
    action: "invitation.accepted",
    targetType: "invitation",
    targetId: entered.invitationId,
    targetName: email,
    context: await eventContext(null),
  });
  return entered.slug;
}

async function mayStillInvite(tx: Tx, invitation: { invitedBy: string; roleKey: string }): Promise<boolean> {
  const inviter = await findMember(tx, invitation.invitedBy);
  const inviterRole = inviter?.state === "active" && (await findRole(tx, inviter.roleKey));
  const offered = await findRole(tx, invitation.roleKey);
  if (!inviterRole || !offered) return false;
  const held = new Set(inviterRole.permissions);
  return held.has("invite:member") && mayGrant(held, offered.permissions);
}

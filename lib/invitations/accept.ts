/** The way in from outside: an invitation becomes a membership. */
import "server-only";
import { recordEvent } from "@/db/queries/events";
import { findPendingInvitation, spendInvitation } from "@/db/queries/invitations";
import { createMembership, findMember, reviveMembership } from "@/db/queries/memberships";
import { lockOrganization } from "@/db/queries/organizations";
import { findRole } from "@/db/queries/roles";
import type { CurrentUser } from "@/db/queries/sessions";
import { findUserName } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asUser, enterByInvitation, type InvitationKey, type Tx, type UserTx } from "@/db/wall";
import { mayGrant } from "@/lib/organization/grants";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";

/** The answer when an invitation leads nowhere, for whatever reason. */
export const invitationOver: ActionError = {
  code: "conflict",
  message: "This invitation can no longer be accepted. Ask for a new one.",
};

/** Lets a signed-in person in; gives the slug, or undefined as `acceptInvitation` does. */
export async function acceptInvitationAs(user: CurrentUser, key: InvitationKey): Promise<string | undefined> {
  const context = await eventContext(user.sessionId);
  return asUser(user.userId, (tx) => acceptInvitation(tx, key, context));
}

/**
 * Makes the person of the transaction a member, if they proved the invited address, the invitation is pending, and the
 * inviter may still invite to this role. Gives the slug, a second time too; undefined when any of that does not hold.
 */
export async function acceptInvitation(
  tx: UserTx,
  key: InvitationKey,
  context: EventContext,
): Promise<string | undefined> {
  const name = await findUserName(tx);
  const entered = await enterByInvitation(tx, key);
  if (!entered || !name) return undefined;
  await lockOrganization(entered.tx);
  const member = await findMember(entered.tx, tx.userId);
  // Who was suspended comes back when those who run the organization say so, not by a mail from before.
  if (member?.state === "suspended") return undefined;
  const invitation = await findPendingInvitation(entered.tx, entered.invitationId);
  if (member && !invitation) return entered.slug;
  if (!invitation || !(await mayStillInvite(entered.tx, invitation))) return undefined;
  if (!(await spendInvitation(entered.tx, entered.invitationId))) return undefined;
  const { email, roleKey } = invitation;
  // Who is in already keeps the role they have; the invitation is spent all the same.
  if (!member) {
    const revived = await reviveMembership(entered.tx, { roleKey, name, email });
    if (!revived) await createMembership(entered.tx, { roleKey, name, email, source: "invitation" });
  }
  await recordEvent(entered.tx, {
    action: "invitation.accepted",
    targetType: "invitation",
    targetId: entered.invitationId,
    targetName: email,
    context,
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

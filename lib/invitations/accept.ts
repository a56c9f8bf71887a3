/** The way in from outside: an invitation becomes a membership. */
import "server-only";
import { recordEvent } from "@/db/queries/events";
import { findPendingInvitation, spendInvitation } from "@/db/queries/invitations";
import { createMembership, findMember, reviveMembership } from "@/db/queries/memberships";
import { lockOrganization } from "@/db/queries/organizations";
import type { CurrentUser } from "@/db/queries/sessions";
import { lockUser } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asUser, enterByInvitation, type InvitationKey, type UserTx } from "@/db/wall";
import { refuseOverLimits } from "@/lib/organization/limits";
import { Refused } from "@/lib/organization/perform";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { tellInviter } from "./notices";
import { spendOwnInvitations } from "./spend";

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
 * Throws `Refused`, to take the transaction back, when every seat is taken: the invitation stays good.
 */
export async function acceptInvitation(
  tx: UserTx,
  key: InvitationKey,
  context: EventContext,
): Promise<string | undefined> {
  const person = await lockUser(tx);
  const entered = await enterByInvitation(tx, key);
  if (!entered || !person) return undefined;
  await lockOrganization(entered.tx);
  // Who held the lock before may have revoked it, sent it again or taken the inviter's right.
  if (!(await enterByInvitation(tx, key))) return undefined;
  const member = await findMember(entered.tx, tx.userId);
  const invitation = await findPendingInvitation(entered.tx, entered.invitationId);
  if (!invitation) return member && entered.slug;
  if (!(await spendInvitation(entered.tx, entered.invitationId))) return undefined;
  const { email, roleKey } = invitation;
  // Who is in already keeps the role they have; the invitation is spent all the same.
  if (!member) {
    const membership = { roleKey, name: person.name, email, source: "invitation" } as const;
    const revived = await reviveMembership(entered.tx, membership);
    if (!revived) await createMembership(entered.tx, membership);
    await spendOwnInvitations(tx, entered.tx, context);
    const full = await refuseOverLimits(entered.tx, "member");
    if (full) throw new Refused(full);
    await tellInviter(entered.tx, entered.invitationId, { name: person.name, email, roleKey });
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

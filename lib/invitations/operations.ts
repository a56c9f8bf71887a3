/** What can be done to an invitation from inside the organization. Accepting one is in accept.ts: it comes from outside. */
import "server-only";
import {
  findPendingByEmail,
  findPendingInvitation,
  putInvitation,
  revokeInvitation as revokeRow,
} from "@/db/queries/invitations";
import { findMember, findMemberByEmail, type Member } from "@/db/queries/memberships";
import { findOrganizationName, lockOrganization } from "@/db/queries/organizations";
import { findRole, type Role } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { normalizeEmail } from "@/lib/auth/input";
import { sendMail } from "@/lib/mail/send";
import { can, mayGrant, mayTouch } from "@/lib/organization/grants";
import { refuseOverLimits } from "@/lib/organization/limits";
import { aboveYou, conflict, done, notFoundHere, operation } from "@/lib/organization/operation";
import { newSecret } from "@/lib/secret";
import { throttleAll } from "@/lib/throttle";
import { invitationIdInput, inviteInput } from "./input";
import { hashInvitation, invitationUrl } from "./link";

export const inviteMember = operation({
  permission: "invite:member",
  input: inviteInput,
  event: "invitation.sent",
  run: async (tx, { email: address, roleKey }) => {
    const email = normalizeEmail(address);
    const refusal = await throttleAll(["mail.inviter", tx.userId], ["mail.recipient", email]);
    if (refusal) return { refused: refusal };
    await lockOrganization(tx);
    const role = await findRole(tx, roleKey);
    if (!role) return notFoundHere("role");
    if (!mayGrant(tx.permissions, role.permissions)) return aboveYou(`give the role ${role.name}`);
    const member = await findMemberByEmail(tx, email);
    if (member) return alreadyHere(tx, member);
    const pending = await findPendingByEmail(tx, email);
    const earlier = pending && (await findRole(tx, pending.roleKey));
    if (earlier && !mayGrant(tx.permissions, earlier.permissions))
      return aboveYou("change this person's invitation, which is to a role above your own");
    const sent = await sendInvitation(tx, email, role);
    const changes = { role: { before: earlier?.name ?? null, after: role.name } };
    return "refused" in sent ? sent : { ...sent, changes };
  },
});

/** A new mail with a new link, good for another 7 days; the old link is dead. From now on it is the sender's invitation. */
export const resendInvitation = operation({
  permission: "invite:member",
  input: invitationIdInput,
  event: "invitation.resent",
  run: async (tx, { id }) => {
    const invitation = await findTouchable(tx, id, "resend");
    if ("refused" in invitation) return invitation;
    const { email, role } = invitation;
    const refusal = await throttleAll(["mail.inviter", tx.userId], ["mail.recipient", email]);
    if (refusal) return { refused: refusal };
    return sendInvitation(tx, email, role);
  },
});

export const revokeInvitation = operation({
  permission: "invite:member",
  input: invitationIdInput,
  event: "invitation.revoked",
  run: async (tx, { id }) => {
    const invitation = await findTouchable(tx, id, "revoke");
    if ("refused" in invitation) return invitation;
    if (!(await revokeRow(tx, id))) return notFoundHere("invitation");
    return done({ type: "invitation", id, name: invitation.email });
  },
});

/** A pending invitation that the person could have sent. The organization is locked from here on. */
async function findTouchable(tx: Tx, id: string, verb: string) {
  await lockOrganization(tx);
  const invitation = await findPendingInvitation(tx, id);
  const role = invitation && (await findRole(tx, invitation.roleKey));
  if (!role) return notFoundHere("invitation");
  if (!mayTouch(tx.permissions, role.permissions))
    return aboveYou(`${verb} an invitation to a role above your own`);
  return { email: invitation.email, role };
}

function alreadyHere(tx: Tx, { state }: Pick<Member, "state">) {
  const message =
    state === "suspended" && can(tx, "suspend:member")
      ? "This person is suspended. Reactivate them instead."
      : "This person is already a member.";
  return conflict(message, { email: message });
}

/** The row and the mail, in one transaction. The caller holds the organization's lock. */
async function sendInvitation(tx: Tx, email: string, role: Role) {
  const token = newSecret();
  const id = await putInvitation(tx, { email, roleKey: role.key, tokenHash: hashInvitation(token) });
  const full = await refuseOverLimits(tx, "invitation");
  if (full) return { refused: full };
  const inviter = await findMember(tx, tx.userId);
  if (!inviter) return notFoundHere("person");
  await sendMail(tx, {
    kind: "invitation",
    to: email,
    inviterName: inviter.name,
    organizationName: await findOrganizationName(tx),
    roleName: role.name,
    url: invitationUrl(token),
  });
  return done({ type: "invitation", id, name: email }, { email });
}

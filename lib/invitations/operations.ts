/** What can be done to an invitation from inside the organization. Accepting one is in accept.ts: it comes from outside. */
import "server-only";
import {
  findPendingByEmail,
  findPendingInvitation,
  putInvitation,
  revokeInvitation as revokeRow,
} from "@/db/queries/invitations";
import { findMember, findMemberByEmail } from "@/db/queries/memberships";
import { findOrganizationName, lockOrganization } from "@/db/queries/organizations";
import { findRole } from "@/db/queries/roles";
import { normalizeEmail } from "@/lib/auth/input";
import { sendMail } from "@/lib/mail/send";
import { mayGrant } from "@/lib/organization/grants";
import { conflict, done, notFoundHere, operation } from "@/lib/organization/operation";
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
    if (!mayGrant(tx.permissions, role.permissions))
      return { refused: { code: "forbidden", message: `You cannot give the role ${role.name}.` } };
    if (await findMemberByEmail(tx, email))
      return conflict("This person is already a member.", { email: "This person is already a member." });
    const earlier = await findPendingByEmail(tx, email);
    if (earlier && !mayGrant(tx.permissions, earlier.permissions))
      return {
        refused: { code: "forbidden", message: "This person is already invited to a role above your own." },
      };
    const token = newSecret();
    const id = await putInvitation(tx, { email, roleKey, tokenHash: hashInvitation(token) });
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
    return {
      ...done({ type: "invitation", id, name: email }, { email }),
      changes: { role: { before: null, after: role.name } },
    };
  },
});

export const revokeInvitation = operation({
  permission: "invite:member",
  input: invitationIdInput,
  event: "invitation.revoked",
  run: async (tx, { id }) => {
    const invitation = await findPendingInvitation(tx, id);
    const role = invitation && (await findRole(tx, invitation.roleKey));
    if (!role) return notFoundHere("invitation");
    if (!mayGrant(tx.permissions, role.permissions))
      return {
        refused: { code: "forbidden", message: "You cannot revoke an invitation to a role above your own." },
      };
    if (!(await revokeRow(tx, id))) return notFoundHere("invitation");
    return done({ type: "invitation", id, name: invitation.email });
  },
});

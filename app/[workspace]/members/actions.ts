"use server";

import * as inviting from "@/lib/invitations/invite";
import * as invitations from "@/lib/invitations/operations";
import * as joinLinks from "@/lib/join-links/operations";
import * as bulk from "@/lib/members/bulk-operations";
import * as members from "@/lib/members/operations";
import { organizationAction } from "@/lib/organization/action";
import { chooserPath } from "@/lib/paths";

export const previewInvitationsAction = organizationAction(inviting.previewInvitations);
export const inviteMembersAction = organizationAction(inviting.inviteMembers);
export const resendInvitationAction = organizationAction(invitations.resendInvitation);
export const revokeInvitationAction = organizationAction(invitations.revokeInvitation);
export const createJoinLinkAction = organizationAction(joinLinks.createJoinLink);
export const revealJoinLinkAction = organizationAction(joinLinks.revealJoinLink);
export const switchOffJoinLinkAction = organizationAction(joinLinks.switchOffJoinLink);
export const changeRoleAction = organizationAction(members.changeRole);
export const suspendMemberAction = organizationAction(members.suspendMember);
export const reactivateMemberAction = organizationAction(members.reactivateMember);
export const leaveOrganizationAction = organizationAction(members.leaveOrganization, {
  leadsTo: () => chooserPath,
});
export const removeMemberAction = organizationAction(members.removeMember);
export const changeRolesAction = organizationAction(bulk.changeRoles);
export const suspendMembersAction = organizationAction(bulk.suspendMembers);
export const reactivateMembersAction = organizationAction(bulk.reactivateMembers);
export const removeMembersAction = organizationAction(bulk.removeMembers);

"use server";

import * as invitations from "@/lib/invitations/operations";
import * as members from "@/lib/members/operations";
import { organizationAction } from "@/lib/organization/action";

export const inviteMemberAction = organizationAction(invitations.inviteMember);
export const revokeInvitationAction = organizationAction(invitations.revokeInvitation);
export const changeRoleAction = organizationAction(members.changeRole);
export const removeMemberAction = organizationAction(members.removeMember);

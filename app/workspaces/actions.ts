"use server";

import { redirect } from "next/navigation";
import { formAction, userAction } from "@/lib/auth/action";
import { prepareLanding } from "@/lib/auth/landing";
import { acceptInvitationAs, invitationOver } from "@/lib/invitations/accept";
import { invitationIdInput } from "@/lib/invitations/input";
import { workspacePath } from "@/lib/paths";
import { fail } from "@/lib/result";

/** Without the mail: the session has proved the invited address already. */
export const acceptWaitingInvitationAction = userAction(
  "accept:invitation",
  "invitation.acceptWaiting",
  invitationIdInput,
  async (user, { id }) => {
    const slug = await acceptInvitationAs(user, { id });
    if (!slug) return fail(invitationOver);
    redirect(await prepareLanding(workspacePath(slug)));
  },
);
export const acceptWaitingInvitationFormAction = formAction(acceptWaitingInvitationAction);

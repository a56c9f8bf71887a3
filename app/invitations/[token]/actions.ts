"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction, publicAction, userAction } from "@/lib/auth/action";
import { prepareLanding } from "@/lib/auth/landing";
import { commonPasswordMessage, isCommonPassword } from "@/lib/auth/password";
import { acceptInvitationAs, invitationOver } from "@/lib/invitations/accept";
import { declineInvitation, nothingToDecline } from "@/lib/invitations/decline";
import {
  acceptInvitationInput,
  declineInvitationInput,
  signUpByInvitationInput,
} from "@/lib/invitations/input";
import { hashInvitation } from "@/lib/invitations/link";
import { signUpByInvitation } from "@/lib/invitations/sign-up";
import { workspacePath } from "@/lib/paths";
import { fail, succeed } from "@/lib/result";

export const acceptInvitationAction = userAction(
  "accept:invitation",
  "invitation.accept",
  acceptInvitationInput,
  async (user, { token }) => {
    const slug = await acceptInvitationAs(user, { tokenHash: hashInvitation(token) });
    if (!slug) return fail(invitationOver);
    redirect(await prepareLanding(workspacePath(slug)));
  },
);

/** For whoever holds the mailed link: it has proved the address, with an account or without one. */
export const declineInvitationAction = publicAction(
  "invitation.decline",
  declineInvitationInput,
  async ({ token }) => {
    const key = { tokenHash: hashInvitation(token) };
    if (!(await declineInvitation(key))) return fail(nothingToDecline);
    refresh();
    return succeed(undefined);
  },
);

export const signUpByInvitationAction = publicAction(
  "invitation.signUp",
  signUpByInvitationInput,
  async (input) => {
    if (isCommonPassword(input.password)) return fail(commonPasswordMessage);
    const joined = await signUpByInvitation(input);
    if (!joined) return fail(invitationOver);
    if (joined === "taken")
      return fail({
        code: "conflict",
        message: "This address already has an account. Sign in with it, and you come back here.",
      });
    redirect(joined.path);
  },
);

export const acceptInvitationFormAction = formAction(acceptInvitationAction);
export const signUpByInvitationFormAction = formAction(signUpByInvitationAction);

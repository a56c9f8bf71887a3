"use server";

import { redirect } from "next/navigation";
import { asUser } from "@/db/wall";
import { formAction, publicAction, userAction } from "@/lib/auth/action";
import { prepareLanding } from "@/lib/auth/landing";
import { commonPasswordMessage, isCommonPassword } from "@/lib/auth/password";
import { acceptInvitation } from "@/lib/invitations/accept";
import { acceptInvitationInput, signUpByInvitationInput } from "@/lib/invitations/input";
import { signUpByInvitation } from "@/lib/invitations/sign-up";
import { workspacePath } from "@/lib/paths";
import { fail } from "@/lib/result";

const over = {
  code: "conflict",
  message: "This invitation can no longer be accepted. Ask for a new one.",
} as const;

export const acceptInvitationAction = userAction(
  "invitation.accept",
  acceptInvitationInput,
  async (user, { token }) => {
    const slug = await asUser(user.userId, (tx) => acceptInvitation(tx, token));
    if (!slug) return fail(over);
    redirect(await prepareLanding(workspacePath(slug)));
  },
);

export const signUpByInvitationAction = publicAction(
  "invitation.signUp",
  signUpByInvitationInput,
  async (input) => {
    if (isCommonPassword(input.password)) return fail(commonPasswordMessage);
    const joined = await signUpByInvitation(input);
    if (!joined) return fail(over);
    if (joined === "taken")
      return fail({
        code: "conflict",
        message: "This address already has an account. Sign in with it, and you come back here.",
      });
    redirect(await prepareLanding(workspacePath(joined.slug)));
  },
);

export const acceptInvitationFormAction = formAction(acceptInvitationAction);
export const signUpByInvitationFormAction = formAction(signUpByInvitationAction);

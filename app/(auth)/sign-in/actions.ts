"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { askForLinkInput, signInInput } from "@/lib/auth/input";
import { signInByPassword } from "@/lib/auth/sign-in";
import { requestSignInLink } from "@/lib/auth/sign-in-link";
import { checkMailPath } from "@/lib/paths";
import { fail } from "@/lib/result";

export const signInAction = publicAction("session.start", signInInput, async (input) => {
  const answer = await signInByPassword(input);
  if ("refused" in answer) return fail(answer.refused);
  redirect(answer.path);
});

export const mailSignInLinkAction = publicAction(
  "session.mailLink",
  askForLinkInput,
  async ({ email, next }) => {
    const refusal = await requestSignInLink(email, next);
    if (refusal) return fail(refusal);
    redirect(checkMailPath(next));
  },
);

export const signInFormAction = formAction(signInAction, mailSignInLinkAction);

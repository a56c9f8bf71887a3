"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction, userAction } from "@/lib/auth/action";
import { prepareLanding } from "@/lib/auth/landing";
import { commonPasswordMessage, isCommonPassword } from "@/lib/auth/password";
import { signUp } from "@/lib/auth/sign-up";
import { joinByLinkInput, signUpByLinkInput } from "@/lib/join-links/input";
import { joinByLinkAs } from "@/lib/join-links/join";
import { joinLinkPath } from "@/lib/join-links/link";
import { checkMailPath, workspacePath } from "@/lib/paths";
import { fail } from "@/lib/result";

export const joinByLinkAction = userAction(
  "join:organization",
  "joinLink.use",
  joinByLinkInput,
  async (user, { token }) => {
    const joined = await joinByLinkAs(user, token);
    if ("refused" in joined) return fail(joined.refused);
    redirect(await prepareLanding(workspacePath(joined.slug)));
  },
);

/** Makes an account and no member: who proved the address comes back to the link and joins then. */
export const signUpByLinkAction = publicAction(
  "joinLink.signUp",
  signUpByLinkInput,
  async ({ token, ...input }) => {
    if (isCommonPassword(input.password)) return fail(commonPasswordMessage);
    const next = joinLinkPath(token);
    const refusal = await signUp({ ...input, next }, token);
    if (refusal) return fail(refusal);
    redirect(checkMailPath(next));
  },
);

export const joinByLinkFormAction = formAction(joinByLinkAction);
export const signUpByLinkFormAction = formAction(signUpByLinkAction);

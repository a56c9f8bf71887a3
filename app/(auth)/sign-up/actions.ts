"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { signUpInput } from "@/lib/auth/input";
import { commonPasswordMessage, isCommonPassword } from "@/lib/auth/password";
import { signUp } from "@/lib/auth/sign-up";
import { checkMailPath } from "@/lib/paths";
import { fail } from "@/lib/result";

export const signUpAction = publicAction("user.create", signUpInput, async (input) => {
  if (isCommonPassword(input.password)) return fail(commonPasswordMessage);
  const refusal = await signUp(input);
  if (refusal) return fail(refusal);
  redirect(checkMailPath(input.next));
});

export const signUpFormAction = formAction(signUpAction);

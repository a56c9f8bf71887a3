"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { signInInput } from "@/lib/auth/input";
import { signInByPassword } from "@/lib/auth/sign-in";
import { fail } from "@/lib/result";

export const signInAction = publicAction("session.start", signInInput, async (input) => {
  const answer = await signInByPassword(input);
  if ("refused" in answer) return fail(answer.refused);
  redirect(answer.path);
});

export const signInFormAction = formAction(signInAction);

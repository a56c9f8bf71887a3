"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { signInInput } from "@/lib/auth/input";
import { prepareLanding } from "@/lib/auth/landing";
import { signInByPassword } from "@/lib/auth/sign-in";
import { checkMailPath } from "@/lib/paths";
import { fail } from "@/lib/result";

export const signInAction = publicAction("session.start", signInInput, async (input) => {
  const answer = await signInByPassword(input);
  if ("refused" in answer) return fail(answer.refused);
  redirect(answer.outcome === "unproved" ? checkMailPath(input.next) : await prepareLanding(input.next));
});

export const signInFormAction = formAction(signInAction);

"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { stepInput } from "@/lib/auth/input";
import { takeStep } from "@/lib/auth/take-step";
import { fail } from "@/lib/result";

export const takeStepAction = publicAction("session.takeStep", stepInput, async (input) => {
  const answer = await takeStep(input);
  if ("refused" in answer) return fail(answer.refused);
  redirect(answer.path);
});

export const takeStepFormAction = formAction(takeStepAction);

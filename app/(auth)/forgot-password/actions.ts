"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { forgotPasswordInput } from "@/lib/auth/input";
import { requestReset } from "@/lib/auth/reset-password";
import { fail } from "@/lib/result";

export const forgotPasswordAction = publicAction(
  "password.forget",
  forgotPasswordInput,
  async ({ email }) => {
    const refusal = await requestReset(email);
    if (refusal) return fail(refusal);
    redirect("/forgot-password?sent");
  },
);

export const forgotPasswordFormAction = formAction(forgotPasswordAction);

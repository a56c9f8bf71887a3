"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { resetPasswordInput } from "@/lib/auth/input";
import { commonPasswordMessage, isCommonPassword } from "@/lib/auth/password";
import { resetPassword } from "@/lib/auth/reset-password";
import { fail } from "@/lib/result";

export const resetPasswordAction = publicAction(
  "password.reset",
  resetPasswordInput,
  async ({ token, password }) => {
    if (isCommonPassword(password)) return fail(commonPasswordMessage);
    const path = await resetPassword(token, password);
    if (path) redirect(path);
    return fail({ code: "conflict", message: "This link was used already or is too old. Ask for another." });
  },
);

export const resetPasswordFormAction = formAction(resetPasswordAction);

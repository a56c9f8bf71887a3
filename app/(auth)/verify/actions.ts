"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { verificationCodeInput } from "@/lib/auth/input";
import { prepareLanding } from "@/lib/auth/landing";
import { verifyByCode } from "@/lib/auth/verify";
import { fail } from "@/lib/result";

export const verifyCodeAction = publicAction(
  "email.verifyByCode",
  verificationCodeInput,
  async ({ code, next }) => {
    if (await verifyByCode(code)) redirect(await prepareLanding(next));
    const message =
      "This code is wrong, too old or used up. After five tries only the link in the mail works.";
    return fail({ code: "invalid_input", message, fields: { code: message } });
  },
);

export const verifyCodeFormAction = formAction(verifyCodeAction);

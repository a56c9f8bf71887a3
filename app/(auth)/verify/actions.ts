"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { verificationCodeInput } from "@/lib/auth/input";
import { verifyByCode } from "@/lib/auth/verify";
import { fail } from "@/lib/result";

export const verifyCodeAction = publicAction(
  "email.verifyByCode",
  verificationCodeInput,
  async ({ code, next }) => {
    const path = await verifyByCode(code, next);
    if (path) redirect(path);
    const message =
      "This code is wrong, too old or used up. Open the link in this browser, or ask for another mail.";
    return fail({ code: "invalid_input", message, fields: { code: message } });
  },
);

export const verifyCodeFormAction = formAction(verifyCodeAction);

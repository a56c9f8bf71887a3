"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { verifyElsewhereInput, verifyLinkInput } from "@/lib/auth/input";
import { commonPasswordMessage, isCommonPassword } from "@/lib/auth/password";
import { verifyByLink } from "@/lib/auth/verify";
import { fail } from "@/lib/result";

const over = {
  code: "conflict",
  message: "This link was used already or is too old. Sign in to get another.",
} as const;

export const verifyEmailAction = publicAction("email.verify", verifyLinkInput, async ({ token, next }) => {
  const path = await verifyByLink(token, undefined, next);
  if (path) redirect(path);
  return fail(over);
});

export const verifyElsewhereAction = publicAction("email.verify", verifyElsewhereInput, async (input) => {
  if (isCommonPassword(input.password)) return fail(commonPasswordMessage);
  const path = await verifyByLink(input.token, input.password, input.next);
  if (path) redirect(path);
  return fail(over);
});

export const verifyEmailFormAction = formAction(verifyEmailAction);
export const verifyElsewhereFormAction = formAction(verifyElsewhereAction);

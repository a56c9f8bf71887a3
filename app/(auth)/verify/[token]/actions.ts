"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "@/lib/auth/action";
import { tokenInput } from "@/lib/auth/input";
import { prepareLanding } from "@/lib/auth/landing";
import { verifyEmail } from "@/lib/auth/verify";
import { fail } from "@/lib/result";

const input = tokenInput.extend({ next: z.string().max(2000).optional() });

export const verifyEmailAction = publicAction("email.verify", input, async ({ token, next }) => {
  if (await verifyEmail(token)) redirect(await prepareLanding(next));
  return fail({
    code: "conflict",
    message: "This link was used already or is too old. Sign in to get another.",
  });
});

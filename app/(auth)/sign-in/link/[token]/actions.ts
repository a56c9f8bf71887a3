"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { verifyLinkInput } from "@/lib/auth/input";
import { signInByLink } from "@/lib/auth/verify";
import { fail } from "@/lib/result";

export const signInByLinkAction = publicAction(
  "session.startByLink",
  verifyLinkInput,
  async ({ token, next }) => {
    const path = await signInByLink(token, next);
    if (path) redirect(path);
    return fail({
      code: "conflict",
      message: "This link was used already, is too old, or was not asked for in this browser.",
    });
  },
);

export const signInByLinkFormAction = formAction(signInByLinkAction);

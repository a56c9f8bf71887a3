"use server";

import { redirect } from "next/navigation";
import { addByLink } from "@/lib/account/addresses";
import { formAction, userAction } from "@/lib/auth/action";
import { tokenInput } from "@/lib/auth/input";
import { accountPath } from "@/lib/paths";
import { fail } from "@/lib/result";

export const addByLinkAction = userAction(
  "add:address",
  "email.addByLink",
  tokenInput,
  async (user, { token }) => {
    if (await addByLink(user, token)) redirect(accountPath);
    return fail({
      code: "conflict",
      message: "This link was used already, is too old, or is meant for another account. Ask for another.",
    });
  },
);
export const addByLinkFormAction = formAction(addByLinkAction);

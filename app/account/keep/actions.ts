"use server";

import { redirect } from "next/navigation";
import { keepAccount } from "@/lib/account/deletion";
import { keepAccountInput } from "@/lib/account/input";
import { formAction, publicAction } from "@/lib/auth/action";
import { prepareLanding } from "@/lib/auth/landing";
import { leavingUser } from "@/lib/auth/session";
import { signedOut } from "@/lib/auth/signed-out";
import { eventContext } from "@/lib/request";
import { fail } from "@/lib/result";

/** Not a `userAction`: to everything else, whoever may keep their account is not signed in. */
export const keepAccountAction = publicAction("account.keep", keepAccountInput, async () => {
  const leaving = await leavingUser();
  if (!leaving) return fail(signedOut());
  await keepAccount(leaving, await eventContext(leaving.sessionId));
  redirect(await prepareLanding());
});
export const keepAccountFormAction = formAction(keepAccountAction);

"use server";

import { redirect } from "next/navigation";
import { publicAction } from "@/lib/auth/action";
import { signInInput } from "@/lib/auth/input";
import { prepareLanding } from "@/lib/auth/landing";
import { signInByPassword } from "@/lib/auth/sign-in";
import { fail } from "@/lib/result";

export const signInAction = publicAction("session.start", signInInput, async (input) => {
  const outcome = await signInByPassword(input);
  if (outcome === "signed-in") redirect(await prepareLanding(input.next));
  if (outcome === "unproved") redirect("/verify");
  return fail({ code: "invalid_input", message: "The address or the password is wrong." });
});

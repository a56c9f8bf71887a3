"use server";

import { redirect } from "next/navigation";
import { formAction, publicAction } from "@/lib/auth/action";
import { startLegInput } from "@/lib/auth/input";
import { startLeg } from "@/lib/auth/start-leg";
import { safeReturnPath } from "@/lib/paths";
import { fail } from "@/lib/result";

export const startLegAction = publicAction("session.start-elsewhere", startLegInput, async (input) => {
  const started = await startLeg({ provider: input.provider, next: safeReturnPath(input.next) });
  if ("refused" in started) return fail(started.refused);
  redirect(started.url.href);
});

export const startLegFormAction = formAction(startLegAction);

"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "@/lib/auth/action";
import { passkeySignInInput } from "@/lib/auth/passkey-input";
import { beginSecondStep, passSecondStep, wrongPasskey } from "@/lib/auth/passkeys";
import { findStep, stepOver } from "@/lib/auth/second-step";
import { endStepWith } from "@/lib/auth/take-step";
import { eventContext } from "@/lib/request";
import { fail, succeed } from "@/lib/result";

export const askForOwnPasskeyAction = publicAction("session.ask-for-own-passkey", z.undefined(), async () => {
  const step = await findStep();
  if (!step) return fail(stepOver);
  const asked = await beginSecondStep(step, await eventContext(null));
  return "refused" in asked ? fail(asked.refused) : succeed(asked.ask);
});

/** Ends the way in that the first step began. Nobody else's passkey does. */
export const passByPasskeyAction = publicAction(
  "session.pass-by-passkey",
  passkeySignInInput,
  async ({ response, next }) => {
    const step = await findStep();
    if (!step) return fail(stepOver);
    const ticket = await passSecondStep(step, response, await eventContext(null));
    if (!ticket) return fail(wrongPasskey);
    redirect(await endStepWith(ticket, next));
  },
);

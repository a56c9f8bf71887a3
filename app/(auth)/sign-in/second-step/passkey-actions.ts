"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "@/lib/auth/action";
import { forgetStep } from "@/lib/auth/cookies";
import { enterWith } from "@/lib/auth/enter";
import { passkeySignInInput } from "@/lib/auth/passkey-input";
import { beginSecondStep, findPendingStep, passSecondStep, wrongPasskey } from "@/lib/auth/passkeys";
import { lastWay } from "@/lib/auth/way";
import { signInPath } from "@/lib/paths";
import { eventContext } from "@/lib/request";
import { type ActionError, fail, succeed } from "@/lib/result";

const stepOver: ActionError = {
  code: "reauthenticate",
  message: "That took too long. Sign in once more.",
  where: signInPath(),
};

export const askForOwnPasskeyAction = publicAction("session.ask-for-own-passkey", z.undefined(), async () => {
  const step = await findPendingStep();
  if (!step) return fail(stepOver);
  const asked = await beginSecondStep(step, await eventContext(null));
  return "refused" in asked ? fail(asked.refused) : succeed(asked.ask);
});

/** Ends the way in that the first step began. Nobody else's passkey does. */
export const passByPasskeyAction = publicAction(
  "session.pass-by-passkey",
  passkeySignInInput,
  async ({ response, next }) => {
    const step = await findPendingStep();
    if (!step) return fail(stepOver);
    const ticket = await passSecondStep(step, response, await eventContext(null));
    if (!ticket) return fail(wrongPasskey);
    // How they came in is what they did first.
    const path = await enterWith(ticket, (await lastWay()) ?? "password", next);
    await forgetStep();
    redirect(path);
  },
);

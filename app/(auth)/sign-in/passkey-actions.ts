"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "@/lib/auth/action";
import { enterWith } from "@/lib/auth/enter";
import { passkeySignInInput } from "@/lib/auth/passkey-input";
import { beginSignIn, signInByPasskey, wrongPasskey } from "@/lib/auth/passkeys";
import { eventContext } from "@/lib/request";
import { fail, succeed } from "@/lib/result";

/** What the browser asks a device; the same for everybody. */
export const askForPasskeyAction = publicAction("session.ask-for-passkey", z.undefined(), async () => {
  const asked = await beginSignIn(await eventContext(null));
  return "refused" in asked ? fail(asked.refused) : succeed(asked.ask);
});

export const signInByPasskeyAction = publicAction(
  "session.start-by-passkey",
  passkeySignInInput,
  async ({ response, next }) => {
    const ticket = await signInByPasskey(response, await eventContext(null));
    if (!ticket) return fail(wrongPasskey);
    redirect(await enterWith(ticket, "passkey", next));
  },
);

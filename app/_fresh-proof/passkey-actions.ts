"use server";

import { z } from "zod";
import { userAction } from "@/lib/auth/action";
import { beginProof } from "@/lib/auth/passkeys";
import { eventContext } from "@/lib/request";
import { fail, succeed } from "@/lib/result";

/** What the dialog asks a device; `proveAgainAction` takes the answer. */
export const askForProofAction = userAction(
  "prove:identity",
  "session.ask-for-proof",
  z.undefined(),
  async (user) => {
    const asked = await beginProof(user, await eventContext(user.sessionId));
    return "refused" in asked ? fail(asked.refused) : succeed(asked.ask);
  },
);

"use server";

import { z } from "zod";
import { userAction } from "@/lib/auth/action";
import { listProofWays, proveAgain, sendProofCode } from "@/lib/auth/fresh-proof";
import { proofInput } from "@/lib/auth/input";
import { fail, succeed } from "@/lib/result";

/** For whatever form or confirmation was answered with `reauthenticate`. */
export const proveAgainAction = userAction(
  "prove:identity",
  "session.prove",
  proofInput,
  async (user, proof) => {
    const refusal = await proveAgain(user, proof);
    return refusal ? fail(refusal) : succeed(undefined);
  },
);

/** What the dialog asks by. */
export const listProofWaysAction = userAction(
  "prove:identity",
  "session.list-proof-ways",
  z.undefined(),
  async (user) => succeed(await listProofWays(user)),
);

export const sendProofCodeAction = userAction(
  "prove:identity",
  "session.send-proof-code",
  z.undefined(),
  async (user) => {
    const refusal = await sendProofCode(user);
    return refusal ? fail(refusal) : succeed({ email: user.email });
  },
);

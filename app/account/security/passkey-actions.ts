"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import {
  beginAdding,
  keepPasskey,
  readNewPasskey,
  removePasskey,
  renamePasskey,
} from "@/lib/account/passkeys";
import { userAction } from "@/lib/auth/action";
import { newPasskeyInput, passkeyIdInput, renamedPasskeyInput } from "@/lib/auth/passkey-input";
import { wrongPasskey } from "@/lib/auth/passkeys";
import { renewSession } from "@/lib/auth/session";
import { eventContext } from "@/lib/request";
import { fail, succeed } from "@/lib/result";

/** What the browser asks the device for that is to have a new passkey. */
export const askForNewPasskeyAction = userAction(
  "add:passkey",
  "passkey.ask-for-new",
  z.undefined(),
  async (user) => {
    const asked = await beginAdding(user, await eventContext(user.sessionId));
    return "refused" in asked ? fail(asked.refused) : succeed(asked.ask);
  },
);

/** A new factor is a new session id, and a proof by itself. The first one comes with recovery codes. */
export const addPasskeyAction = userAction(
  "add:passkey",
  "passkey.add",
  newPasskeyInput,
  async (user, { name, response }) => {
    const context = await eventContext(user.sessionId);
    const made = await readNewPasskey(user, response);
    if (!made) return fail(wrongPasskey);
    const codes = await renewSession(user, "passkey", (tx) =>
      keepPasskey(tx, user, { ...made, name }, context),
    );
    refresh();
    return succeed({ name, codes });
  },
);

export const renamePasskeyAction = userAction(
  "update:passkey",
  "passkey.rename",
  renamedPasskeyInput,
  async (user, input) => {
    const refusal = await renamePasskey(user, input, await eventContext(user.sessionId));
    if (refusal) return fail(refusal);
    refresh();
    return succeed(undefined);
  },
);

export const removePasskeyAction = userAction(
  "remove:passkey",
  "passkey.remove",
  passkeyIdInput,
  async (user, { id }) => {
    const refusal = await removePasskey(user, id, await eventContext(user.sessionId));
    if (refusal) return fail(refusal);
    refresh();
    return succeed(undefined);
  },
);

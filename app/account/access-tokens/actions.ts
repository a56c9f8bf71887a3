"use server";

import { refresh } from "next/cache";
import { createAccessToken, replaceAccessToken, revokeAccessToken } from "@/lib/account/access-tokens";
import { keyIdInput, keyInput, replaceKeyInput } from "@/lib/api-keys/input";
import { userAction } from "@/lib/auth/action";
import { eventContext } from "@/lib/request";
import { fail, succeed } from "@/lib/result";

export const createAccessTokenAction = userAction(
  "create:access-token",
  "accessToken.create",
  keyInput,
  async (user, input) => {
    const made = await createAccessToken(user, input, await eventContext(user.sessionId));
    if ("refused" in made) return fail(made.refused);
    refresh();
    return succeed(made);
  },
);

export const replaceAccessTokenAction = userAction(
  "create:access-token",
  "accessToken.replace",
  replaceKeyInput,
  async (user, input) => {
    const made = await replaceAccessToken(user, input, await eventContext(user.sessionId));
    if ("refused" in made) return fail(made.refused);
    refresh();
    return succeed(made);
  },
);

export const revokeAccessTokenAction = userAction(
  "revoke:access-token",
  "accessToken.revoke",
  keyIdInput,
  async (user, { id }) => {
    const refusal = await revokeAccessToken(user, id, await eventContext(user.sessionId));
    if (refusal) return fail(refusal);
    refresh();
    return succeed(undefined);
  },
);

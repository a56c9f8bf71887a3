"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { userAction } from "@/lib/auth/action";
import { disconnectIdentity, startConnecting } from "@/lib/auth/connections";
import { connectInput, identityIdInput } from "@/lib/auth/input";
import { fail, succeed } from "@/lib/result";

export const connectAction = userAction(
  "connect:identity",
  "identity.connect",
  connectInput,
  async (user, { provider }) => {
    const started = await startConnecting(user, provider);
    if ("refused" in started) return fail(started.refused);
    redirect(started.url.href);
  },
);

export const disconnectAction = userAction(
  "disconnect:identity",
  "identity.disconnect",
  identityIdInput,
  async (user, { id }) => {
    const refusal = await disconnectIdentity(user, id);
    if (refusal) return fail(refusal);
    refresh();
    return succeed(undefined);
  },
);

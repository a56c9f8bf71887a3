"use server";

import { refresh } from "next/cache";
import { shownAddressInput, slugOfOwnInput } from "@/lib/account/input";
import { showAddress } from "@/lib/account/profile";
import { leaveFrom } from "@/lib/account/workspaces";
import { userAction } from "@/lib/auth/action";
import { eventContext } from "@/lib/request";
import { fail, succeed } from "@/lib/result";

export const showAddressAction = userAction(
  "update:membership",
  "membership.showAddress",
  shownAddressInput,
  async (user, input) => {
    const refusal = await showAddress(user, input, await eventContext(user.sessionId));
    if (refusal) return fail(refusal);
    refresh();
    return succeed(undefined);
  },
);

export const leaveWorkspaceAction = userAction(
  "leave:organization",
  "membership.leave",
  slugOfOwnInput,
  async (_user, { slug }) => {
    const refusal = await leaveFrom(slug);
    if (refusal) return fail(refusal);
    refresh();
    return succeed(undefined);
  },
);

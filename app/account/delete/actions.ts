"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { listOwnMemberships } from "@/db/queries/own-memberships";
import { requestDeletion } from "@/lib/account/deletion";
import { successorInput } from "@/lib/account/input";
import { handOver } from "@/lib/account/workspaces";
import { userAction } from "@/lib/auth/action";
import { signOut } from "@/lib/auth/next-auth";
import { emptyCookie } from "@/lib/organization/cookie";
import { keepAccountPath } from "@/lib/paths";
import { eventContext } from "@/lib/request";
import { fail, succeed } from "@/lib/result";

export const handOverAction = userAction(
  "hand-over:organization",
  "membership.handOver",
  successorInput,
  async (_user, { slug, userId }) => {
    const refusal = await handOver(slug, userId);
    if (refusal) return fail(refusal);
    refresh();
    return succeed(undefined);
  },
);

export const deleteAccountAction = userAction(
  "delete:account",
  "account.requestDeletion",
  z.undefined(),
  async (user) => {
    const memberships = await listOwnMemberships(user.session);
    const refusal = await requestDeletion(user, await eventContext(user.sessionId));
    if (refusal) return fail(refusal);
    const jar = await cookies();
    for (const { slug } of memberships) jar.set(emptyCookie(slug));
    await signOut();
    redirect(keepAccountPath);
  },
);

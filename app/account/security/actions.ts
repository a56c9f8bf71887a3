"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { changePasswordInput } from "@/lib/account/input";
import { changePassword } from "@/lib/account/password";
import { userAction } from "@/lib/auth/action";
import { sessionIdInput } from "@/lib/auth/input";
import { endOtherSessions, endSessionOnOtherDevice } from "@/lib/auth/sessions";
import { fail, succeed } from "@/lib/result";

export const changePasswordAction = userAction(
  "change:password",
  "password.change",
  changePasswordInput,
  async (user, input) => {
    const refusal = await changePassword(user, input);
    if (refusal) return fail(refusal);
    refresh();
    return succeed(undefined);
  },
);

export const endSessionAction = userAction(
  "end:session",
  "session.end-one",
  sessionIdInput,
  async (user, { id }) => {
    if (id === user.sessionId)
      return fail({ code: "conflict", message: "This is the session you are using. Sign out instead." });
    if (!(await endSessionOnOtherDevice(user, id)))
      return fail({ code: "not_found", message: "This session has ended already. Reload the page." });
    refresh();
    return succeed(undefined);
  },
);

export const endOtherSessionsAction = userAction(
  "end:session",
  "session.end-others",
  z.undefined(),
  async (user) => {
    await endOtherSessions(user);
    refresh();
    return succeed(undefined);
  },
);

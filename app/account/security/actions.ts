"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { changePasswordInput } from "@/lib/account/input";
import { changePassword } from "@/lib/account/password";
import { renewRecoveryCodes } from "@/lib/account/recovery-codes";
import { confirmTotp, removeTotp, startTotp } from "@/lib/account/totp";
import { userAction } from "@/lib/auth/action";
import { firstCodeInput, sessionIdInput } from "@/lib/auth/input";
import { endOtherSessions, endSessionOnOtherDevice } from "@/lib/auth/sessions";
import { eventContext } from "@/lib/request";
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

export const startTotpAction = userAction("set-up:totp", "totp.start", z.undefined(), async (user) => {
  const answer = await startTotp(user);
  return "refused" in answer ? fail(answer.refused) : succeed(answer.setUp);
});

export const confirmTotpAction = userAction(
  "set-up:totp",
  "totp.confirm",
  firstCodeInput,
  async (user, { code }) => {
    const answer = await confirmTotp(user, code);
    if ("refused" in answer) return fail(answer.refused);
    refresh();
    return succeed(answer.codes);
  },
);

export const removeTotpAction = userAction("remove:totp", "totp.remove", z.undefined(), async (user) => {
  const refusal = await removeTotp(user, await eventContext(user.sessionId));
  if (refusal) return fail(refusal);
  refresh();
  return succeed(undefined);
});

export const makeRecoveryCodesAction = userAction(
  "renew:recovery-codes",
  "recovery-codes.renew",
  z.undefined(),
  async (user) => {
    const answer = await renewRecoveryCodes(user, await eventContext(user.sessionId));
    if ("refused" in answer) return fail(answer.refused);
    refresh();
    return succeed(answer.codes);
  },
);

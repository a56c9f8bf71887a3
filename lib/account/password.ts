/** A new password, for who knows the one of now, or has none. Who forgot it gets one by mail: lib/auth/reset-password.ts. */
import "server-only";
import { findFactors } from "@/db/queries/factors";
import { dropProofs } from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { type CurrentUser, revokeOtherSessions } from "@/db/queries/sessions";
import { findPasswordHash, setPassword } from "@/db/queries/users";
import { asUser } from "@/db/wall";
import { hasStrong, requireFresh } from "@/lib/auth/fresh-proof";
import { commonPasswordMessage, hashPassword, isCommonPassword, verifyPassword } from "@/lib/auth/password";
import { renewSession } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { throttle } from "@/lib/throttle";
import { wrongField } from "@/lib/validation";

/** Ends every other session, and gives this one a new id: whoever got in with the old password is out. */
export async function changePassword(
  user: CurrentUser,
  { current = "", password }: { current?: string | undefined; password: string },
): Promise<ActionError | undefined> {
  if (isCommonPassword(password)) return commonPasswordMessage;
  const refusal = await throttle("proof.account", user.userId);
  if (refusal) return refusal;
  const context = await eventContext(user.sessionId);
  const { stale, known } = await asUser(user.userId, async (tx) => {
    const factors = await findFactors(tx);
    // The password of now is a proof by itself, for who has no stronger one.
    const isProof = factors.hasPassword && !hasStrong(factors);
    return {
      stale: isProof ? undefined : await requireFresh(tx, user.sessionId),
      known: await findPasswordHash(tx),
    };
  });
  if (stale) return stale;
  if (known && !(await verifyPassword(known, current))) {
    await asUser(user.userId, (tx) => recordSecurityEvent(tx, "session.proofRefused", context));
    return wrongField("current", "This is not your password.");
  }
  if (known && current === password)
    return wrongField("password", "This is the password that you have. Choose another.");
  const passwordHash = await hashPassword(password);
  await renewSession(user, known ? "pwd" : undefined, async (tx) => {
    await setPassword(tx, passwordHash);
    await dropProofs(tx);
    await revokeOtherSessions(tx, user.sessionId);
    await recordSecurityEvent(tx, "password.changed", context);
    const url = `${env().APP_URL}/forgot-password`;
    await sendMail(tx, { kind: "password-changed", to: user.email, name: user.name, url });
  });
  return undefined;
}

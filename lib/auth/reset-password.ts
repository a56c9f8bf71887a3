/** The way back for a forgotten password: a mailed link that sets a new one and ends every session. */
import "server-only";
import { createOneTimeToken, findOneTimeToken } from "@/db/queries/one-time-tokens";
import { findSignIn, findUserName } from "@/db/queries/users";
import { asUser } from "@/db/wall";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { eventContext } from "@/lib/request";
import { hashSecret, newSecret } from "@/lib/secret";
import { addressBlock, throttleAll } from "@/lib/throttle";
import type { ActionError } from "../result";
import { enterWith } from "./enter";
import { noSooner } from "./floor";
import { normalizeEmail } from "./input";
import { hashPassword } from "./password";
import { spendReset } from "./spend-reset";

/** Seconds. */
const lifetime = 60 * 60;

/** Mails the link, if there is somebody to mail it to; the answer is the same. Gives the refusal when there were too many. */
export async function requestReset(address: string): Promise<ActionError | undefined> {
  const email = normalizeEmail(address);
  const { ip } = await eventContext(null);
  const refusal = await throttleAll(["mail.block", addressBlock(ip)], ["mail.back", email]);
  if (refusal) return refusal;
  await noSooner(mailLink(email));
  return undefined;
}

async function mailLink(email: string): Promise<void> {
  const candidate = await findSignIn(email);
  if (!candidate) return;
  const token = newSecret();
  await asUser(candidate.userId, async (tx) => {
    const tokenHash = hashSecret("reset-password", token);
    await createOneTimeToken(tx, { purpose: "reset-password", tokenHash, email, lifetime });
    const name = (await findUserName(tx)) ?? "";
    await sendMail(tx, {
      kind: "reset-password",
      to: email,
      name,
      url: `${env().APP_URL}/reset-password/${token}`,
    });
  });
}

/** Whether a link can still be used. Looking does not spend it. */
export async function isResetLive(token: string): Promise<boolean> {
  return (await findOneTimeToken(hashSecret("reset-password", token)))?.isLive === true;
}

/**
 * Sets the password, ends every session and signs in; a second factor stays, and is asked for. The link proves the address
 * too. Gives the path to go to; undefined when the link is no longer good.
 */
export async function resetPassword(token: string, password: string): Promise<string | undefined> {
  const tokenHash = hashSecret("reset-password", token);
  const found = await findOneTimeToken(tokenHash);
  if (!found?.isLive) return undefined;
  const passwordHash = await hashPassword(password);
  const ticket = await spendReset(
    { userId: found.userId, tokenHash },
    passwordHash,
    await eventContext(null),
  );
  return ticket && enterWith(ticket, "password");
}

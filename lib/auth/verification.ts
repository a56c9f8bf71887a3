/** The mail that proves an address: a link, and a code for the browser that asked. */
import "server-only";
import { createOneTimeToken } from "@/db/queries/one-time-tokens";
import type { UserTx } from "@/db/wall";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { safeReturnPath } from "@/lib/paths";
import { hashSecret, newCode, newSecret } from "@/lib/secret";
import { hashBrowser } from "./cookies";

/** Seconds. */
export const verificationLifetime = 60 * 60;
/** Codes that may be typed for one mail: a guesser's chance stays below one in a hundred thousand. */
export const mostAttempts = 5;

type Verification = { name: string; email: string; browser: string; next?: string | undefined };

/** Mails link and code. `browser` is the secret that the asking browser keeps in a cookie. */
export async function sendVerification(
  tx: UserTx,
  { name, email, browser, next }: Verification,
): Promise<void> {
  const token = newSecret();
  const code = newCode();
  await createOneTimeToken(tx, {
    purpose: "verify-email",
    tokenHash: hashSecret("verify-email", token),
    browserHash: hashBrowser(browser),
    codeHash: hashCode(browser, code),
    email,
    lifetime: verificationLifetime,
  });
  const url = new URL(`/verify/${token}`, env().APP_URL);
  const back = safeReturnPath(next);
  if (back) url.searchParams.set("next", back);
  await sendMail(tx, { kind: "verify-email", to: email, name, code, url: url.href });
}

/** A code means nothing without the browser that asked for it. */
export function hashCode(browser: string, code: string): Buffer {
  return hashSecret("verification-code", `${browser}:${code}`);
}

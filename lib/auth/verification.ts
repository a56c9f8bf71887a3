/** The mail that proves an address: a link, and a code for the browser that asked. */
import "server-only";
import { createOneTimeToken } from "@/db/queries/one-time-tokens";
import type { UserTx } from "@/db/wall";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { safeReturnPath, withQuery } from "@/lib/paths";
import { eventContext } from "@/lib/request";
import { hashSecret, newCode, newSecret } from "@/lib/secret";
import { addressBlock, throttleAll } from "@/lib/throttle";
import { hashBrowser } from "./cookies";

/** Seconds. */
export const verificationLifetime = 60 * 60;
/** Codes that may be typed for one mail: a guesser's chance stays below one in a hundred thousand. */
export const mostAttempts = 5;

/** What such a mail is sent for, and where its link leads. */
const paths = { "verify-email": "/verify", "sign-in-link": "/sign-in/link" } as const;
export type MailedPurpose = keyof typeof paths;

/** `browser` is the secret that the asking browser keeps in a cookie. */
type Asked = { email: string; browser: string; next?: string | undefined };

/** Mails link and code to somebody who signed up. */
export async function sendVerification(tx: UserTx, asked: Asked & { name: string }): Promise<void> {
  const proof = await createMailedProof(tx, "verify-email", asked, verificationLifetime);
  await sendMail(tx, { kind: "verify-email", to: asked.email, name: asked.name, ...proof });
}

/** `lifetime` in seconds. Gives what the mail is to say. */
export async function createMailedProof(
  tx: UserTx,
  purpose: MailedPurpose,
  { email, browser, next }: Asked,
  lifetime: number,
): Promise<{ code: string; url: string }> {
  const [token, code] = [newSecret(), newCode()];
  await createOneTimeToken(tx, {
    purpose,
    tokenHash: hashSecret(purpose, token),
    browserHash: hashBrowser(browser),
    codeHash: hashCode(purpose, browser, code),
    email,
    lifetime,
  });
  const path = withQuery(`${paths[purpose]}/${token}`, { next: safeReturnPath(next) });
  return { code, url: `${env().APP_URL}${path}` };
}

/** Counts one more code that is typed, of this person and from here; true when there were too many. */
export async function throttleCodes(userId: string): Promise<boolean> {
  const { ip } = await eventContext(null);
  return (await throttleAll(["code.account", userId], ["code.block", addressBlock(ip)])) !== undefined;
}

/** A code means nothing without the browser that asked for it. */
export function hashCode(purpose: MailedPurpose, browser: string, code: string): Buffer {
  return hashSecret(`${purpose}-code`, `${browser}:${code}`);
}

export function isMailedPurpose(purpose: string): purpose is MailedPurpose {
  return purpose in paths;
}

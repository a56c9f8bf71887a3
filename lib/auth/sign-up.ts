/** Sign-up: a new person, not yet proved, and a mail that proves the address. */
import "server-only";
import { createOneTimeToken } from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { createUser, findSignIn } from "@/db/queries/users";
import { asNewUser, asSystem, type UserTx } from "@/db/wall";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { safeReturnPath, signInPath } from "@/lib/paths";
import { eventContext } from "@/lib/request";
import { hashSecret, newSecret } from "@/lib/secret";
import { normalizeEmail, type SignUpInput } from "./input";
import { hashPassword } from "./password";

/** Seconds. */
const verificationLifetime = 60 * 60;

/** Does the same work and gives the same answer for an address that has an account and one that has not: only the mail differs. */
export async function signUp(input: SignUpInput): Promise<void> {
  const email = normalizeEmail(input.email);
  const passwordHash = await hashPassword(input.password);
  const context = await eventContext(null);
  if ((await findSignIn(email))?.isVerified) {
    const url = `${env().APP_URL}${signInPath(safeReturnPath(input.next))}`;
    return asSystem((tx) => sendMail(tx, { kind: "already-registered", to: email, url }));
  }
  await asNewUser(async (tx) => {
    await createUser(tx, { name: input.name, address: input.email, email, passwordHash, isVerified: false });
    await recordSecurityEvent(tx, "user.created", context);
    await sendVerification(tx, { name: input.name, email, next: input.next });
  });
}

/** Mails a link that proves the address; an older link stays good until its hour is over. */
export async function sendVerification(
  tx: UserTx,
  { name, email, next }: { name: string; email: string; next?: string | undefined },
): Promise<void> {
  const token = newSecret();
  const tokenHash = hashSecret("verify-email", token);
  await createOneTimeToken(tx, { purpose: "verify-email", tokenHash, email, lifetime: verificationLifetime });
  const url = new URL(`/verify/${token}`, env().APP_URL);
  const back = safeReturnPath(next);
  if (back) url.searchParams.set("next", back);
  await sendMail(tx, { kind: "verify-email", to: email, name, url: url.href });
}

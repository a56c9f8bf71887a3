/** Sign-up: a new person, not yet proved, and a mail that proves the address. */
import "server-only";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { createUser, findSignIn } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asNewUser, asSystem } from "@/db/wall";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { safeReturnPath, signInPath } from "@/lib/paths";
import { eventContext } from "@/lib/request";
import { newSecret } from "@/lib/secret";
import { addressBlock, throttleAll } from "@/lib/throttle";
import type { ActionError } from "../result";
import { rememberBrowser } from "./cookies";
import { noSooner } from "./floor";
import { normalizeEmail, type SignUpInput } from "./input";
import { hashPassword } from "./password";
import { refuseSignUp } from "./sign-up-rule";
import { sendVerification, verificationLifetime } from "./verification";

/**
 * Does the same work and gives the same answer for an address that has an account and one that has not: only the mail
 * differs. Gives the refusal when the rule of the installation, or of the join link that they came by, is against it, and
 * when there were too many.
 */
export async function signUp(input: SignUpInput, joinLink?: string): Promise<ActionError | undefined> {
  const email = normalizeEmail(input.email);
  const ruled = await refuseSignUp(email, joinLink);
  if (ruled) return ruled;
  const context = await eventContext(null);
  const refusal = await throttleAll(["mail.block", addressBlock(context.ip)], ["mail.recipient", email]);
  if (refusal) return refusal;
  const passwordHash = await hashPassword(input.password);
  const browser = newSecret();
  await noSooner(register({ input, email, passwordHash, browser, context }));
  await rememberBrowser(browser, verificationLifetime);
  return undefined;
}

type Newcomer = {
  input: SignUpInput;
  email: string;
  passwordHash: string;
  browser: string;
  context: EventContext;
};

/** Makes the account and mails its proof, or tells whose address it is that somebody asked. */
async function register({ input, email, passwordHash, browser, context }: Newcomer): Promise<void> {
  if ((await findSignIn(email))?.isVerified) {
    const url = `${env().APP_URL}${signInPath(safeReturnPath(input.next))}`;
    return asSystem((tx) => sendMail(tx, { kind: "already-registered", to: email, url }));
  }
  return asNewUser(async (tx) => {
    await createUser(tx, {
      name: input.name,
      address: input.email,
      email,
      passwordHash,
      isVerified: false,
    });
    await recordSecurityEvent(tx, "user.created", context);
    await sendVerification(tx, { name: input.name, email, browser, next: input.next });
  });
}

/** Sign-in by password. */
import "server-only";
import { after } from "next/server";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { findPasswordHash, findSignIn, findUserName } from "@/db/queries/users";
import { asUser } from "@/db/wall";
import { checkMailPath } from "@/lib/paths";
import { eventContext } from "@/lib/request";
import { newSecret } from "@/lib/secret";
import { addressBlock, throttle, throttleAll } from "@/lib/throttle";
import type { ActionError } from "../result";
import { rememberBrowser } from "./cookies";
import { isKnownDevice } from "./devices";
import { enterWith } from "./enter";
import { normalizeEmail, type SignInInput } from "./input";
import { verifyPassword } from "./password";
import { createTicket } from "./ticket";
import { sendVerification, verificationLifetime } from "./verification";

const wrong: ActionError = { code: "invalid_input", message: "The address or the password is wrong." };

/** Gives the path to go to. Refused alike for an unknown address and a wrong password; one verification always runs. */
export async function signInByPassword(
  input: SignInInput,
): Promise<{ path: string } | { refused: ActionError }> {
  const email = normalizeEmail(input.email);
  const context = await eventContext(null);
  const candidate = await findSignIn(email);
  // Whoever guesses from elsewhere must not keep the person out of the browsers that are theirs.
  const isKnown = candidate !== undefined && (await isKnownDevice(candidate.userId));
  const refusal = await throttleAll(
    ["sign-in.block", addressBlock(context.ip)],
    // By the person: each of their addresses leads to the same password.
    [isKnown ? "sign-in.device" : "sign-in.account", candidate?.userId ?? email],
  );
  if (refusal) return { refused: refusal };
  const matches = await verifyPassword(candidate?.passwordHash, input.password);
  if (!candidate) return { refused: wrong };
  const { userId } = candidate;
  if (!matches) {
    // After the answer: a wrong password must not take longer than an unknown address.
    after(() => asUser(userId, (tx) => recordSecurityEvent(tx, "session.refused", context)));
    return { refused: wrong };
  }
  if (!candidate.isVerified) return resendVerification(userId, email, input.next);
  const ticket = await asUser(userId, async (tx) => {
    // Comparing takes its time: a password that was changed meanwhile opens nothing.
    const isStill = (await findPasswordHash(tx)) === candidate.passwordHash;
    return isStill ? createTicket(tx, "pwd") : undefined;
  });
  return ticket ? { path: await enterWith(ticket, "password", input.next) } : { refused: wrong };
}

/** Only who knows the password gets here: it gives away nothing to say that the address is not proved yet. */
async function resendVerification(userId: string, email: string, next: string | undefined) {
  const refusal = await throttle("mail.recipient", email);
  if (refusal) return { refused: refusal };
  const browser = newSecret();
  await asUser(userId, async (tx) =>
    sendVerification(tx, { name: (await findUserName(tx)) ?? "", email, browser, next }),
  );
  await rememberBrowser(browser, verificationLifetime);
  return { path: checkMailPath(next) };
}

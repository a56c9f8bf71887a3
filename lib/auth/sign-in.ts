/** Sign-in by password. */
import "server-only";
import { after } from "next/server";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { findSignIn, findUserName } from "@/db/queries/users";
import { asUser } from "@/db/wall";
import { eventContext } from "@/lib/request";
import { normalizeEmail, type SignInInput } from "./input";
import { signInWithTicket } from "./next-auth";
import { verifyPassword } from "./password";
import { createTicket } from "./session";
import { sendVerification } from "./sign-up";

/** `refused` for an unknown address and for a wrong password alike; one verification always runs. */
export async function signInByPassword(input: SignInInput): Promise<"signed-in" | "unproved" | "refused"> {
  const email = normalizeEmail(input.email);
  const candidate = await findSignIn(email);
  const matches = await verifyPassword(candidate?.passwordHash, input.password);
  const context = await eventContext(null);
  if (!candidate) return "refused";
  if (!matches) {
    // After the answer: a wrong password must not take longer than an unknown address.
    after(() => asUser(candidate.userId, (tx) => recordSecurityEvent(tx, "session.refused", context)));
    return "refused";
  }
  if (!candidate.isVerified) {
    await asUser(candidate.userId, async (tx) =>
      sendVerification(tx, { name: (await findUserName(tx)) ?? "", email, next: input.next }),
    );
    return "unproved";
  }
  await signInWithTicket(await asUser(candidate.userId, (tx) => createTicket(tx, "pwd")));
  return "signed-in";
}

/** The proof of an address: spends the mailed token and signs in. */
import "server-only";
import { isUniqueViolation } from "@/db/errors";
import { findOneTimeToken, spendOneTimeToken } from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { verifyEmail as verifyRow } from "@/db/queries/users";
import { asUser } from "@/db/wall";
import { eventContext } from "@/lib/request";
import { hashSecret } from "@/lib/secret";
import { signInWithTicket } from "./next-auth";
import { createTicket } from "./session";

/** Whether a link can still be used. Looking does not spend it. */
export async function isVerificationLive(token: string): Promise<boolean> {
  const found = await findOneTimeToken(hashSecret("verify-email", token));
  return found?.isLive === true && found.email !== null;
}

/** False when the link was used, is too old, never was, or another has proved the address meanwhile. */
export async function verifyEmail(token: string): Promise<boolean> {
  const tokenHash = hashSecret("verify-email", token);
  const found = await findOneTimeToken(tokenHash);
  if (!found?.isLive) return false;
  const context = await eventContext(null);
  const ticket = await asUser(found.userId, async (tx) => {
    const spent = await spendOneTimeToken(tx, "verify-email", tokenHash);
    if (!spent?.email || !(await verifyRow(tx, spent.email))) return undefined;
    await recordSecurityEvent(tx, "email.verified", context);
    return createTicket(tx, "link");
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) return undefined;
    throw error;
  });
  if (!ticket) return false;
  await signInWithTicket(ticket);
  return true;
}

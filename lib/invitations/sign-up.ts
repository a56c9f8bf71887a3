/** Sign-up by invitation: the mailed token proves the address, so the new person is proved and a member at once. */
import "server-only";
import { isUniqueViolation } from "@/db/errors";
import { findInvitation } from "@/db/queries/own-invitations";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { createUser } from "@/db/queries/users";
import { asNewUser } from "@/db/wall";
import { enterWith } from "@/lib/auth/enter";
import { hashPassword } from "@/lib/auth/password";
import { createTicket } from "@/lib/auth/ticket";
import { workspacePath } from "@/lib/paths";
import { eventContext } from "@/lib/request";
import { acceptInvitation } from "./accept";
import { hashInvitation } from "./link";

/**
 * Gives the path to go to; `taken` when the address already has an account; undefined when the invitation is over. Throws
 * as `acceptInvitation` does.
 */
export async function signUpByInvitation(input: {
  token: string;
  name: string;
  password: string;
}): Promise<{ path: string } | "taken" | undefined> {
  const tokenHash = hashInvitation(input.token);
  const invitation = await findInvitation(tokenHash);
  if (invitation?.state !== "pending") return undefined;
  const passwordHash = await hashPassword(input.password);
  const context = await eventContext(null);
  const { email } = invitation;
  const joined = await asNewUser(async (tx) => {
    await createUser(tx, { name: input.name, address: email, email, passwordHash, isVerified: true });
    await recordSecurityEvent(tx, "user.created", context);
    const ticket = await createTicket(tx, "link");
    const slug = await acceptInvitation(tx, { tokenHash }, context);
    if (!slug) throw new InvitationOver();
    return { slug, ticket };
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) return "taken" as const;
    if (error instanceof InvitationOver) return undefined;
    throw error;
  });
  if (joined === "taken" || joined === undefined) return joined;
  return { path: await enterWith(joined.ticket, "password", workspacePath(joined.slug)) };
}

/** Thrown to take back the transaction. */
class InvitationOver extends Error {}

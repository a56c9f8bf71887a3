/** Who may become a person here by another service: whom the rule of the installation lets in, and who was invited by this address. */
import "server-only";
import { findInvitation } from "@/db/queries/own-invitations";
import { hashInvitation } from "@/lib/invitations/link";
import type { ActionError } from "@/lib/result";
import { refuseSignUp } from "./sign-up-rule";

/** `next` is where they were going: an invitation that was mailed to them, or a join link, lets them in by itself. */
export async function refuseNewcomer(
  email: string,
  next: string | undefined,
): Promise<ActionError | undefined> {
  const [, kind, token] = /^\/(invitations|join)\/([A-Za-z0-9_-]{43})(?:[?#]|$)/.exec(next ?? "") ?? [];
  if (kind === "join") return refuseSignUp(email, token);
  if (kind === "invitations" && token && (await isInvited(email, token))) return undefined;
  return refuseSignUp(email);
}

async function isInvited(email: string, token: string): Promise<boolean> {
  const invitation = await findInvitation(hashInvitation(token));
  return invitation?.state === "pending" && invitation.email === email;
}

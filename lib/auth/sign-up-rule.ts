/**
 * Who may make an account: anyone while the installation is open, else only who was invited somewhere. This is the one place
 * that says it, for every door. An account that exists is not asked: it signs in, proves its address, sets a new password and
 * makes workspaces as ever. Nor is who comes by an invitation: its token lets in nobody but whom it was mailed to
 * (lib/invitations/sign-up.ts).
 */
import "server-only";
import { findSignUpSetting } from "@/db/queries/instance-settings";
import { findJoinLinkByToken } from "@/db/queries/join-links";
import { joinLinkOver } from "@/lib/join-links/join";
import { hashJoinLink } from "@/lib/join-links/link";
import type { ActionError } from "@/lib/result";
import { throttle } from "@/lib/throttle";

/**
 * The refusal, the same for an address that has an account and one that has not. Who names a join link must fit it, also
 * while the installation is open.
 */
export async function refuseSignUp(email: string, joinLink?: string): Promise<ActionError | undefined> {
  if (joinLink) return refuseByLink(email, joinLink);
  return (await isSignUpOpen()) ? undefined : invitedOnly;
}

/** Whether anyone may sign up: for pages that show the way there. */
export async function isSignUpOpen(): Promise<boolean> {
  return (await findSignUpSetting()) === "open";
}

async function refuseByLink(email: string, token: string): Promise<ActionError | undefined> {
  const link = await findJoinLinkByToken(hashJoinLink(token));
  if (link?.state !== "usable") return joinLinkOver;
  if (link.emailDomain === null || email.endsWith(`@${link.emailDomain}`))
    return throttle("sign-up.link", hashJoinLink(token).toString("hex"));
  const message = `This link is for addresses at ${link.emailDomain}.`;
  return { code: "invalid_input", message, fields: { email: message } };
}

const invitedOnly: ActionError = {
  code: "forbidden",
  message: "Only invited people can create an account here. Use the link in your invitation, or ask for one.",
};

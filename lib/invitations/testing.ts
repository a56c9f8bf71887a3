/** Invitations as they lie in the database, and people who take them. Tests only. */
import { randomBytes } from "node:crypto";
import { putInvitation } from "@/db/queries/invitations";
import type { TestPerson } from "@/db/testing/people";
import { asUser, type InvitationKey } from "@/db/wall";
import { actIn, attemptFor } from "@/lib/organization/testing";
import { acceptInvitation } from "./accept";
import { inviteMembers } from "./invite";
import type { InviteState } from "./rows";

export type MadeInvitation = { id: string; tokenHash: Buffer };

/** A pending invitation, without its mail. */
export async function makeInvitation(
  slug: string,
  inviter: TestPerson,
  email: string,
  roleKey = "member",
): Promise<MadeInvitation> {
  const tokenHash = randomBytes(32);
  const id = await actIn(slug, inviter, (tx) => putInvitation(tx, { email, roleKey, tokenHash }));
  return { id, tokenHash };
}

/** One invitation as the dialog sends it; what came of its row is said as an operation would. */
export async function invite(
  slug: string,
  inviter: TestPerson,
  { email, roleKey }: { email: string; roleKey: string },
): Promise<string> {
  const input = { addresses: email, roleKey, again: true };
  const { answer, data } = await attemptFor(slug, inviter, inviteMembers, input);
  const [row] = data?.rows ?? [];
  return row ? answers[row.state] : answer;
}

const answers: Record<InviteState, string> = {
  ready: "not sent",
  sent: "done",
  invalid: "invalid_input",
  twice: "invalid_input",
  member: "conflict",
  suspended: "conflict",
  invited: "conflict",
  above: "forbidden",
  full: "limit_reached",
  later: "rate_limited",
};

/** The slug, or undefined when the invitation leads nowhere. */
export async function accept(person: TestPerson, key: InvitationKey): Promise<string | undefined> {
  const context = { ip: null, user_agent: null, session_id: null, request_id: null };
  return asUser(person.userId, (tx) => acceptInvitation(tx, key, context));
}

/** Invitations as they lie in the database, and people who take them. Tests only. */
import { randomBytes } from "node:crypto";
import { putInvitation } from "@/db/queries/invitations";
import type { TestPerson } from "@/db/testing/people";
import { asUser, type InvitationKey } from "@/db/wall";
import { actIn } from "@/lib/organization/testing";
import { acceptInvitation } from "./accept";

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

/** The slug, or undefined when the invitation leads nowhere. */
export async function accept(person: TestPerson, key: InvitationKey): Promise<string | undefined> {
  const context = { ip: null, user_agent: null, session_id: null, request_id: null };
  return asUser(person.userId, (tx) => acceptInvitation(tx, key, context));
}

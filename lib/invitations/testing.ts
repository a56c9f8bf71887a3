/** Invitations as they lie in the database, and people who take them. Tests only. */
import { randomBytes } from "node:crypto";
import { putInvitation } from "@/db/queries/invitations";
import { accessOf, type TestPerson } from "@/db/testing/people";
import { asUser, enterOrganization, type InvitationKey, type Tx } from "@/db/wall";
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

export async function actIn<T>(slug: string, person: TestPerson, work: (tx: Tx) => Promise<T>): Promise<T> {
  const entered = await enterOrganization(await accessOf(person, slug), work);
  if (entered.outcome !== "entered") throw new Error(`${person.name} is not in.`);
  return entered.result;
}

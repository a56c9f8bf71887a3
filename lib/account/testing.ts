/** People as their own pages know them, and what is kept of them. Tests only. */
import { findLeavingSession, findSession } from "@/db/queries/sessions";
import { asAdmin } from "@/db/testing/connections";
import type { TestPerson } from "@/db/testing/people";
import { keepAccount, requestDeletion } from "./deletion";

export const context = { ip: null, user_agent: null, session_id: null, request_id: null };

export async function signedIn(person: TestPerson) {
  const user = await findSession(person.session);
  if (!user) throw new Error(`${person.name} is not signed in.`);
  return user;
}

/** "done", or the code of the refusal. */
export async function askToDelete(person: TestPerson): Promise<string> {
  return (await requestDeletion(await signedIn(person), context))?.code ?? "done";
}

/** Signs in again, as far as that goes, and keeps the account. */
export async function keep(person: TestPerson): Promise<boolean> {
  await asAdmin`update sessions set revoked_at = null where token_hash = ${person.session}`;
  const leaving = await findLeavingSession(person.session);
  return leaving ? keepAccount(leaving, context) : false;
}

export async function timeIsOver({ userId }: TestPerson): Promise<void> {
  await asAdmin`update users set delete_after = now() - interval '1 second' where id = ${userId} and delete_after is not null`;
}

/** Another proved address of theirs; gives its id. */
export async function giveAddress({ userId }: TestPerson, email: string): Promise<string> {
  const [row] = await asAdmin`insert into user_emails (user_id, address, normalized, verified_at)
    values (${userId}, ${email}, ${email}, now()) returning id`;
  return row?.id;
}

/** What the organization of a slug knows of somebody. */
export async function rowIn(slug: string, { userId }: TestPerson) {
  const [row] = await asAdmin`select m.name, m.email, m.state, m.role_key, m.leaving_from from memberships m
    join organization_slugs g on g.organization_id = m.organization_id and g.slug = ${slug} where m.user_id = ${userId}`;
  return row;
}

/** The latest events of the organization, the newest first: what, and by whom. */
export async function eventsIn(slug: string): Promise<string[]> {
  const rows = await asAdmin`select e.actor_name || ' ' || e.action as line from events e
    join organization_slugs g on g.organization_id = e.organization_id and g.slug = ${slug} order by e.id desc`;
  return rows.map(({ line }) => line);
}

/** Join links as they lie in the database, and people who join by them. Tests only. */
import * as rows from "@/db/queries/join-links";
import { asAdmin } from "@/db/testing/connections";
import type { TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { Refused } from "@/lib/organization/perform";
import { actIn } from "@/lib/organization/testing";
import { newSecret } from "@/lib/secret";
import { joinByLink } from "./join";
import { hashJoinLink, sealJoinLink } from "./link";

export type MadeLink = { id: string; token: string };
type Wishes = { roleKey?: string; useLimit?: number | null; emailDomain?: string | null };

export async function makeJoinLink(
  slug: string,
  maker: TestPerson,
  { roleKey = "member", useLimit = null, emailDomain = null }: Wishes = {},
): Promise<MadeLink> {
  const token = newSecret();
  const secrets = { tokenHash: hashJoinLink(token), sealedToken: sealJoinLink(token) };
  const wishes = { roleKey, useLimit, emailDomain, days: 7 };
  const id = await actIn(slug, maker, (tx) => rows.createJoinLink(tx, { ...wishes, ...secrets }));
  return { id, token };
}

/** The slug, undefined when the link leads nowhere, or the code of the refusal. */
export async function join(person: TestPerson, token: string): Promise<string | undefined> {
  const context = { ip: null, user_agent: null, session_id: null, request_id: null };
  return asUser(person.userId, (tx) => joinByLink(tx, hashJoinLink(token), context)).catch(
    (error: unknown) => {
      if (error instanceof Refused) return error.reason.code;
      throw error;
    },
  );
}

/** Another address of theirs, proved unless it is only claimed. */
export async function addAddress({ userId }: TestPerson, address: string, isProved = true): Promise<void> {
  await asAdmin`insert into user_emails (user_id, address, normalized, is_primary, verified_at)
    values (${userId}, ${address}, ${address.toLowerCase()}, false, ${isProved ? new Date() : null})`;
}

/** How the link stands, how many came by it, and how many events say so. */
export async function lookAt({ id }: MadeLink) {
  const [row] = await asAdmin`select l.uses, l.revoked_at is not null as revoked,
      (select count(*)::int from memberships m where m.organization_id = l.organization_id and m.state = 'active'
        and m.source = 'link') as came,
      (select count(*)::int from events e where e.action = 'joinLink.used' and e.target_id = l.id) as events
    from join_links l where l.id = ${id}`;
  return { ...row } as { uses: number; revoked: boolean; came: number; events: number };
}

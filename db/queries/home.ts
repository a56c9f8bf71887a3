/** What the home of an organization shows of its rows: as little of each kind, however many there are. */
import "server-only";
import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { apiKeys } from "../schema/api-keys";
import { invitations } from "../schema/invitations";
import { idleFor, memberships } from "../schema/memberships";
import { roles } from "../schema/template";
import type { Tx } from "../wall";
import { pending } from "./invitations";
import { endsSoon, isAlive } from "./key-life";
import { type Member, memberColumns } from "./memberships";

export type Present = Pick<Member, "userId" | "name" | "roleName" | "lastActiveAt"> & {
  /** Seen within the last five minutes. */
  isHere: boolean;
};

/** Active members, who was here last first; at most so many. */
export async function listPresent(tx: Tx, most: number): Promise<Present[]> {
  const { userId, name, roleName, lastActiveAt } = memberColumns;
  return tx
    .select({
      ...{ userId, name, roleName, lastActiveAt },
      isHere: sql<boolean>`coalesce(${memberships.lastActiveAt} > now() - interval '5 minutes', false)`,
    })
    .from(memberships)
    .innerJoin(roles, eq(roles.key, memberships.roleKey))
    .where(and(eq(memberships.organizationId, tx.organizationId), eq(memberships.state, "active")))
    .orderBy(asc(idleFor(memberships.lastActiveAt)), asc(memberships.name), asc(memberships.userId))
    .limit(most);
}

export type Unanswered = {
  /** Invitations that nobody answered and that end within two days, and the next of them. */
  ending: number;
  next: { email: string; expiresAt: Date } | undefined;
  /** Those that ended within the last two weeks: they can be sent again. */
  ended: number;
};

/** Of those that the members page lists. */
export async function countUnanswered(tx: Tx): Promise<Unanswered> {
  const { email, expiresAt } = invitations;
  const isEnding = sql`${expiresAt} > now() and ${expiresAt} < now() + interval '2 days'`;
  const isEnded = sql`${expiresAt} <= now() and ${expiresAt} > now() - interval '14 days'`;
  const [next] = await tx
    .select({ email, expiresAt })
    .from(invitations)
    .innerJoin(roles, eq(roles.key, invitations.roleKey))
    .where(and(...pending(tx), isEnding))
    .orderBy(asc(expiresAt), asc(invitations.id))
    .limit(1);
  const [counted] = await tx
    .select({
      ending: sql`count(*) filter (where ${isEnding})`.mapWith(Number),
      ended: sql`count(*) filter (where ${isEnded})`.mapWith(Number),
    })
    .from(invitations)
    .innerJoin(roles, eq(roles.key, invitations.roleKey))
    .where(and(...pending(tx)));
  return { ending: counted?.ending ?? 0, next, ended: counted?.ended ?? 0 };
}

export type EndingKey = { id: string; name: string; endsAt: Date };

/** API keys of members that end soon and that nothing stands in for, the next to end first; at most so many. */
export async function listEndingKeys(tx: Tx, most: number): Promise<EndingKey[]> {
  return tx
    .select({ id: apiKeys.id, name: apiKeys.name, endsAt: apiKeys.expiresAt })
    .from(apiKeys)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, tx.organizationId), eq(memberships.userId, apiKeys.createdBy)),
    )
    .where(
      and(
        eq(apiKeys.organizationId, tx.organizationId),
        ne(memberships.state, "removed"),
        isAlive(apiKeys),
        isNull(apiKeys.replacedAt),
        endsSoon(apiKeys),
      ),
    )
    .orderBy(asc(apiKeys.expiresAt), asc(apiKeys.id))
    .limit(most);
}

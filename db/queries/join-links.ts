/** Rows of join links. The token itself is sealed: nothing here can read it. */
import "server-only";
import { and, count, desc, eq, isNull, or, sql } from "drizzle-orm";
import { joinLinks } from "../schema/join-links";
import { memberships } from "../schema/memberships";
import { roles } from "../schema/template";
import { lookUp, type Tx } from "../wall";

/** `withdrawn`: its maker may no longer invite to the role, or the person who looks was suspended, or removed since. */
type JoinLinkState = "usable" | "revoked" | "expired" | "used-up" | "withdrawn";

export type JoinLink = {
  id: string;
  roleKey: string;
  roleName: string;
  makerName: string;
  uses: number;
  /** Null for as many as there are seats. */
  useLimit: number | null;
  /** Null for anyone. */
  emailDomain: string | null;
  expiresAt: Date;
  state: Exclude<JoinLinkState, "revoked">;
};

/** Those that were not switched off, the newest first. */
export async function listJoinLinks(tx: Tx): Promise<JoinLink[]> {
  return tx
    .select({
      id: joinLinks.id,
      roleKey: roles.key,
      roleName: roles.name,
      makerName: memberships.name,
      uses: joinLinks.uses,
      useLimit: joinLinks.useLimit,
      emailDomain: joinLinks.emailDomain,
      expiresAt: joinLinks.expiresAt,
      state: sql<JoinLink["state"]>`join_link_state(${joinLinks}, null)`,
    })
    .from(joinLinks)
    .innerJoin(roles, eq(roles.key, joinLinks.roleKey))
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, tx.organizationId), eq(memberships.userId, joinLinks.createdBy)),
    )
    .where(and(...on(tx)))
    .orderBy(desc(joinLinks.id));
}

/** How many were not switched off, and still lead to a role. To hold something against it, lock the organization first. */
export async function countJoinLinks(tx: Tx): Promise<number> {
  const [row] = await tx
    .select({ links: count() })
    .from(joinLinks)
    .innerJoin(roles, eq(roles.key, joinLinks.roleKey))
    .where(and(...on(tx)));
  return row?.links ?? 0;
}

/** `days` until it is over. Gives its id. */
export async function createJoinLink(
  tx: Tx,
  link: {
    roleKey: string;
    tokenHash: Buffer;
    sealedToken: Buffer;
    useLimit: number | null;
    emailDomain: string | null;
    days: number;
  },
): Promise<string> {
  const { days, ...row } = link;
  const [created] = await tx
    .insert(joinLinks)
    .values({ ...row, createdBy: tx.userId, expiresAt: sql`now() + make_interval(days => ${days})` })
    .returning({ id: joinLinks.id });
  if (!created) throw new Error("The insert gave no row.");
  return created.id;
}

/** Undefined when it is not there, not here, or switched off. */
export async function findJoinLink(tx: Tx, id: string) {
  const [link] = await tx
    .select({ id: joinLinks.id, roleKey: roles.key, sealedToken: joinLinks.sealedToken })
    .from(joinLinks)
    .innerJoin(roles, eq(roles.key, joinLinks.roleKey))
    .where(and(...on(tx), eq(joinLinks.id, id)));
  return link;
}

export async function revokeJoinLink(tx: Tx, id: string): Promise<boolean> {
  const revoked = await tx
    .update(joinLinks)
    .set({ revokedAt: sql`now()` })
    .where(and(...on(tx), eq(joinLinks.id, id)))
    .returning({ id: joinLinks.id });
  return revoked.length > 0;
}

/** Of somebody who goes: were they to come back, their links would too. */
export async function revokeJoinLinksOf(tx: Tx, userId: string): Promise<void> {
  await tx
    .update(joinLinks)
    .set({ revokedAt: sql`now()` })
    .where(and(...on(tx), eq(joinLinks.createdBy, userId)));
}

/** Counts one more use, if there is one left. Gives the role that it lets people in with. */
export async function useJoinLink(
  tx: Tx,
  id: string,
): Promise<{ roleKey: string; roleName: string } | undefined> {
  const [used] = await tx
    .update(joinLinks)
    .set({ uses: sql`${joinLinks.uses} + 1` })
    .from(roles)
    .where(
      and(
        ...on(tx),
        eq(joinLinks.id, id),
        eq(roles.key, joinLinks.roleKey),
        or(isNull(joinLinks.useLimit), sql`${joinLinks.uses} < ${joinLinks.useLimit}`),
      ),
    )
    .returning({ roleKey: roles.key, roleName: roles.name });
  return used;
}

export type FoundJoinLink = {
  organizationName: string;
  slug: string;
  roleName: string;
  makerName: string;
  emailDomain: string | null;
  state: JoinLinkState;
  /** The proved address by which the person who looks would join; null when none fits. */
  address: string | null;
  /** The person who looks is in the organization. */
  isMember: boolean;
};

/** What the holder of a token may see of the link behind it; `userId` is who looks, if they are signed in. */
export async function findJoinLinkByToken(
  tokenHash: Buffer,
  userId?: string,
): Promise<FoundJoinLink | undefined> {
  return lookUp<FoundJoinLink>(sql`select organization_name as "organizationName", slug, role_name as "roleName",
    maker_name as "makerName", email_domain as "emailDomain", state, address, is_member as "isMember"
    from find_join_link(${tokenHash}, ${userId ?? null})`);
}

function on(tx: Tx) {
  return [eq(joinLinks.organizationId, tx.organizationId), isNull(joinLinks.revokedAt)];
}

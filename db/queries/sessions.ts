/** Rows of sessions, and the look-ups that start from one. */
import "server-only";
import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { type AuthenticationMethod, sessions } from "../schema/sessions";
import { lookUp, type StaffTx, type StaffUserTx, type Tx, type UserTx } from "../wall";

/** Seconds; the cookie lives as long. */
export const sessionLifetime = 30 * 24 * 60 * 60;

export type CurrentUser = {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
};

/** The person behind a live session, by the hash of its cookie. */
export async function findSession(session: Buffer): Promise<CurrentUser | undefined> {
  return lookUp<CurrentUser>(sql`select session_id as "sessionId", user_id as "userId", user_name as name, email
    from find_session(${session})`);
}

/** Somebody who asked for their account to be deleted, and can still keep it. */
export type LeavingUser = CurrentUser & { deleteAfter: Date };

/** The same for who may only keep their account: to everybody else here they are nobody. */
export async function findLeavingSession(session: Buffer): Promise<LeavingUser | undefined> {
  const found = await lookUp<
    CurrentUser & { deleteAfter: Date | string }
  >(sql`select session_id as "sessionId",
    user_id as "userId", user_name as name, email, delete_after as "deleteAfter" from find_leaving_session(${session})`);
  return found && { ...found, deleteAfter: new Date(found.deleteAfter) };
}

export async function createSession(
  tx: UserTx,
  session: { tokenHash: Buffer; amr: AuthenticationMethod[]; userAgent: string | null; ip: string | null },
): Promise<void> {
  await tx
    .insert(sessions)
    .values({ ...session, expiresAt: sql`now() + make_interval(secs => ${sessionLifetime})` });
}

/**
 * The session goes on under a new id, and the old cookie is dead; with `method` one more proof is written down. False when it
 * does not go by the old id any more, or has ended.
 */
export async function renewSession(
  tx: UserTx,
  from: Buffer,
  to: Buffer,
  method?: AuthenticationMethod["method"],
): Promise<boolean> {
  const proof = sql`jsonb_build_array(jsonb_build_object('method', ${method ?? null}::text, 'at', now()))`;
  const renewed = await tx
    .update(sessions)
    .set({ tokenHash: to, ...(method && { amr: sql`${sessions.amr} || ${proof}` }) })
    .where(and(eq(sessions.userId, tx.userId), eq(sessions.tokenHash, from), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return renewed.length > 0;
}

/** Whether this session's person proved who they are in the last `seconds`, in one of these ways; in any where none is named. */
export async function wasProvedWithin(
  tx: UserTx | Tx | StaffTx,
  id: string,
  seconds: number,
  methods?: readonly AuthenticationMethod["method"][],
): Promise<boolean> {
  const counts = methods ? sql`and proof->>'method' in ${methods}` : sql``;
  const [row] = await tx
    .select({
      isFresh: sql<boolean>`exists (select 1 from jsonb_array_elements(${sessions.amr}) proof
        where (proof->>'at')::timestamptz > now() - make_interval(secs => ${seconds}) ${counts})`,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, tx.userId), eq(sessions.id, id), isNull(sessions.revokedAt)));
  return row?.isFresh === true;
}

/** Ends one session of the person; it is refused from the next request on. */
export async function revokeSession(tx: UserTx, tokenHash: Buffer): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(
      and(eq(sessions.userId, tx.userId), eq(sessions.tokenHash, tokenHash), isNull(sessions.revokedAt)),
    );
}

/** Ends every session of the person; gives how many. */
export async function revokeSessions(tx: UserTx | StaffUserTx): Promise<number> {
  const revoked = await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.userId, tx.userId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return revoked.length;
}

export type OwnSession = {
  id: string;
  userAgent: string | null;
  ip: string | null;
  createdAt: Date;
  lastSeenAt: Date;
};

/** The person's live sessions, the last seen first. What is live, find_session says for one of them. */
export async function listSessions(tx: UserTx): Promise<OwnSession[]> {
  return tx
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      ip: sessions.ip,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, tx.userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql`now()`),
        gt(sessions.lastSeenAt, sql`now() - interval '14 days'`),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
}

/** False when it is not there, not theirs, or has ended already. */
export async function revokeSessionById(tx: UserTx, id: string): Promise<boolean> {
  const revoked = await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.userId, tx.userId), eq(sessions.id, id), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return revoked.length > 0;
}

/** Ends every session of the person but one; gives how many. */
export async function revokeOtherSessions(tx: UserTx, keptId: string): Promise<number> {
  const revoked = await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.userId, tx.userId), ne(sessions.id, keptId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return revoked.length;
}

/** Rows of sessions, and the look-ups that start from one. */
import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { type AuthenticationMethod, sessions } from "../schema/sessions";
import { lookUp, type UserTx } from "../wall";

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

export async function createSession(
  tx: UserTx,
  session: { tokenHash: Buffer; amr: AuthenticationMethod[]; userAgent: string | null; ip: string | null },
): Promise<void> {
  await tx
    .insert(sessions)
    .values({ ...session, expiresAt: sql`now() + make_interval(secs => ${sessionLifetime})` });
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

/** Ends every session of the person. */
export async function revokeSessions(tx: UserTx): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.userId, tx.userId), isNull(sessions.revokedAt)));
}

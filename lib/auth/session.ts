/** Where a session begins and ends, and who is behind the one at hand. */
import "server-only";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { findOneTimeToken, spendOneTimeToken } from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import {
  type CurrentUser,
  createSession,
  findLeavingSession,
  findSession,
  type LeavingUser,
  renewSession as renewRow,
  revokeSession,
} from "@/db/queries/sessions";
import { holdEnabled } from "@/db/queries/users";
import type { AuthenticationMethod } from "@/db/schema/sessions";
import { asUser, type UserTx } from "@/db/wall";
import { withRequestId } from "@/lib/fault";
import { Refused } from "@/lib/organization/perform";
import { keepAccountPath, signInPath } from "@/lib/paths";
import { eventContext, requestPath } from "@/lib/request";
import { hashSecret, newSecret } from "@/lib/secret";
import { currentSession, hashSession, keepSession } from "./cookies";
import { isKnownDevice, rememberDevice, tellNewDevice } from "./devices";
import { type UserPermission, userPermissionsOf } from "./permissions";
import { signedOut } from "./signed-out";

/** Somebody who is signed in, and what they may do outside any organization. */
export type SignedIn = CurrentUser & { session: Buffer; permissions: ReadonlySet<UserPermission> };

/** The person behind the session at hand; undefined when nobody is signed in. */
export const currentUser = cache(async (): Promise<SignedIn | undefined> => {
  const session = await currentSession();
  const user = session && (await withRequestId(findSession(session)));
  return user && { ...user, session, permissions: userPermissionsOf(user) };
});

/** Who asked for their account to be deleted and may keep it, which is all they may; undefined for everybody else. */
export const leavingUser = cache(async (): Promise<LeavingUser | undefined> => {
  const session = await currentSession();
  return session && findLeavingSession(session);
});

/** Whether the browser at hand still has the cookie of a session that is over: by time, from elsewhere, or by staff. */
export async function hasEndedSession(): Promise<boolean> {
  return (await currentSession()) !== undefined && !(await currentUser()) && !(await leavingUser());
}

/** For pages outside workspaces: a signed-in person who may do all of this, else a redirect to the sign-in page and back. */
export async function requireUser(...permissions: [UserPermission, ...UserPermission[]]): Promise<SignedIn> {
  const user = await currentUser();
  if (!user && (await leavingUser())) redirect(keepAccountPath);
  if (!user) redirect(signInPath(await requestPath("/workspaces")));
  if (!permissions.every((permission) => user.permissions.has(permission))) forbidden();
  return user;
}

/** Burns a ticket and opens a session under a new id. The cookie's value exists only in the answer. */
export async function startSession(ticket: string): Promise<{ userId: string; cookie: string } | undefined> {
  const tokenHash = hashSecret("sign-in-ticket", ticket);
  const found = await findOneTimeToken(tokenHash);
  if (!found?.isLive) return undefined;
  // The session that this browser had ends: a new sign-in is a new session, never an upgraded one.
  const replaced = await currentSession();
  if (replaced) await endSession(replaced);
  const context = await eventContext(null);
  const isKnown = await isKnownDevice(found.userId);
  const started = await asUser(found.userId, async (tx) => {
    const spent = await spendOneTimeToken(tx, "sign-in-ticket", tokenHash);
    // Who was disabled since the ticket was made gets none: it would live again with them.
    if (!spent?.amr || !(await holdEnabled(tx))) return undefined;
    const cookie = newSecret();
    await createSession(tx, {
      tokenHash: hashSession(cookie),
      amr: spent.amr,
      userAgent: context.user_agent,
      ip: context.ip,
    });
    if (!isKnown) await tellNewDevice(tx, context);
    await recordSecurityEvent(tx, "session.started", context);
    return { userId: found.userId, cookie };
  });
  if (started) await rememberDevice(started.userId);
  return started;
}

/**
 * Gives the session at hand a new id, and writes down one more proof if there is one: who had copied the cookie is out.
 * `also` is done in the same transaction. Throws `Refused` when the session has ended meanwhile, with nothing done.
 */
export async function renewSession<T>(
  user: CurrentUser,
  method: AuthenticationMethod["method"] | undefined,
  also: (tx: UserTx) => Promise<T>,
): Promise<T> {
  const before = await currentSession();
  const cookie = newSecret();
  const result = await asUser(user.userId, async (tx) => {
    const done = await also(tx);
    if (!before || !(await renewRow(tx, before, hashSession(cookie), method))) throw new Refused(signedOut());
    return done;
  });
  await keepSession(cookie);
  return result;
}

export async function endSession(session: Buffer): Promise<void> {
  const user = (await findSession(session)) ?? (await findLeavingSession(session));
  if (!user) return;
  const context = await eventContext(user.sessionId);
  await asUser(user.userId, async (tx) => {
    await revokeSession(tx, session);
    await recordSecurityEvent(tx, "session.ended", context);
  });
}

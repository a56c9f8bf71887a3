/** A person's sessions on other devices, ended from this one. Each is refused on its very next request. */
import "server-only";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { type CurrentUser, revokeOtherSessions, revokeSessionById } from "@/db/queries/sessions";
import { asUser } from "@/db/wall";
import { eventContext } from "@/lib/request";

/** False when it is not there, not theirs, or has ended already. */
export async function endSessionOnOtherDevice(user: CurrentUser, id: string): Promise<boolean> {
  const context = await eventContext(user.sessionId);
  return asUser(user.userId, async (tx) => {
    const isEnded = await revokeSessionById(tx, id);
    if (isEnded) await recordSecurityEvent(tx, "session.endedElsewhere", context);
    return isEnded;
  });
}

/** Leaves the session at hand. Gives how many it ended; with none there is nothing to write down. */
export async function endOtherSessions(user: CurrentUser): Promise<number> {
  const context = await eventContext(user.sessionId);
  return asUser(user.userId, async (tx) => {
    const ended = await revokeOtherSessions(tx, user.sessionId);
    if (ended > 0) await recordSecurityEvent(tx, "session.othersEnded", context);
    return ended;
  });
}

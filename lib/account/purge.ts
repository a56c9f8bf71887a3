/** What happens when the time to keep an account is over: the person goes, and what organizations remember has no name. */
import "server-only";
import { recordEvent } from "@/db/queries/events";
import { revokeInvitationsOf } from "@/db/queries/invitations";
import { revokeJoinLinksOf } from "@/db/queries/join-links";
import { lockOrganization } from "@/db/queries/organizations";
import { forgetOwnMembership, listMembershipsOfOwn } from "@/db/queries/own-memberships";
import { listDueDeletions, lockDueUser, replaceUser } from "@/db/queries/user-deletion";
import { asUser, inOwnOrganizations, type Tx } from "@/db/wall";
import { describeError, log } from "@/lib/log";
import { ownTarget } from "./event-target";

/** What stands for somebody who is gone. */
export const formerMember = "Former member";

const nobody = { ip: null, user_agent: null, session_id: null, request_id: null };

/**
 * Deletes every account whose time has come, each by itself: whoever cannot be deleted stops nobody else. Gives how many, or
 * throws at the end. Two workers at once delete each once.
 */
export async function purgePeople(): Promise<number> {
  let [purged, failed] = [0, 0];
  for (const userId of await listDueDeletions()) {
    try {
      if (await purgePerson(userId)) purged += 1;
    } catch (error) {
      failed += 1;
      log().error({ userId, error: describeError(error) }, "An account whose time was over was not deleted.");
    }
  }
  if (failed > 0) throw new Error(`${failed} account(s) whose time was over were not deleted.`);
  return purged;
}

/**
 * Name, addresses, password, sessions, tokens and security events go. A row without a name stays, and a tombstone in each
 * organization: what was made or written there refers to it. The trails keep the name of then, as long as they are kept.
 */
async function purgePerson(userId: string): Promise<boolean> {
  return asUser(userId, async (tx) => {
    if (!(await lockDueUser(tx))) return false;
    const memberships = await listMembershipsOfOwn(tx);
    const ids = memberships.map(({ organizationId }) => organizationId);
    await inOwnOrganizations(tx, ids, forget);
    await replaceUser(tx, "Deleted person");
    return true;
  });
}

/** With the person goes what they sent. */
async function forget(there: Tx): Promise<void> {
  await lockOrganization(there);
  await revokeJoinLinksOf(there, there.userId);
  await revokeInvitationsOf(there, there.userId);
  if (!(await forgetOwnMembership(there, formerMember))) return;
  await recordEvent(there, {
    action: "member.deletedAccount",
    ...ownTarget(there, formerMember),
    context: nobody,
  });
}

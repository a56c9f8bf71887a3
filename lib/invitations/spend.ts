/** What else waits for somebody who comes in. */
import "server-only";
import { listAddresses } from "@/db/queries/addresses";
import { recordEvent } from "@/db/queries/events";
import { spendInvitationsTo } from "@/db/queries/invitations";
import type { EventContext } from "@/db/schema/events";
import type { Tx, UserTx } from "@/db/wall";

/**
 * Spends every invitation here to a proved address of the person: each would hold a seat beside the one that they take.
 * Before the limits are asked, under the organization's lock.
 */
export async function spendOwnInvitations(tx: UserTx, entered: Tx, context: EventContext): Promise<void> {
  const own = (await listAddresses(tx)).map(({ email }) => email);
  for (const { id, email } of await spendInvitationsTo(entered, own))
    await recordEvent(entered, {
      action: "invitation.accepted",
      targetType: "invitation",
      targetId: id,
      targetName: email,
      context,
    });
}

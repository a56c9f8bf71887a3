/** A deleted organization, brought back by somebody who may, within the days that it is kept. */
import "server-only";
import { recordEvent } from "@/db/queries/events";
import { restoreOrganization as restoreRow } from "@/db/queries/organizations";
import { enterDeletedOrganization } from "@/db/wall";
import type { SignedIn } from "@/lib/auth/session";
import { eventContext } from "@/lib/request";

/** Gives the slug, which is the one that it had; undefined when there is nothing to restore for this person. */
export async function restoreOrganization(user: SignedIn, id: string): Promise<string | undefined> {
  const context = await eventContext(user.sessionId);
  const entered = await enterDeletedOrganization(user.session, id, async (tx, { slug, name }) => {
    if (!(await restoreRow(tx))) return undefined;
    await recordEvent(tx, {
      action: "organization.restored",
      targetType: "organization",
      targetId: id,
      targetName: name,
      context,
      changes: null,
    });
    return slug;
  });
  return entered?.result;
}

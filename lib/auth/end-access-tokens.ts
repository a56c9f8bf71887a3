/** Where somebody may have got in, what they made for their programs goes with their sessions. */
import "server-only";
import { revokeAccessTokens } from "@/db/queries/personal-access-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import type { EventContext } from "@/db/schema/events";
import type { UserTx } from "@/db/wall";

/** Revokes every personal access token of the person. False when none lived. Lock the person first. */
export async function endAccessTokens(tx: UserTx, context: EventContext): Promise<boolean> {
  const revoked = await revokeAccessTokens(tx);
  if (revoked === 0) return false;
  await recordSecurityEvent(tx, "accessToken.allRevoked", context, {
    changes: { tokens: { before: String(revoked), after: null } },
  });
  return true;
}

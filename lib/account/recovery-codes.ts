/** New recovery codes, for who asks. The first ones come with the first strong factor: lib/auth/recovery-codes.ts. */
import "server-only";
import { findFactors } from "@/db/queries/factors";
import { recordSecurityEvent } from "@/db/queries/security-events";
import type { CurrentUser } from "@/db/queries/sessions";
import { lockUser } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { asUser } from "@/db/wall";
import { hasStrong, requireFresh } from "@/lib/auth/fresh-proof";
import { replaceRecoveryCodes } from "@/lib/auth/recovery-codes";
import type { ActionError } from "@/lib/result";
import { tellOfAccount } from "./notices";

/** Ten others; those of before are dead. Only for who has something that they stand in for. */
export async function renewRecoveryCodes(
  user: CurrentUser,
  context: EventContext,
): Promise<{ codes: string[] } | { refused: ActionError }> {
  return asUser(user.userId, async (tx) => {
    await lockUser(tx);
    const refused = await requireFresh(tx, user.sessionId);
    if (refused) return { refused };
    if (!hasStrong(await findFactors(tx))) return { refused: needless };
    const codes = await replaceRecoveryCodes(tx);
    await recordSecurityEvent(tx, "recoveryCodes.renewed", context);
    await tellOfAccount(tx, user, user.email, "New recovery codes were made; those of before are dead.");
    return { codes };
  });
}

const needless: ActionError = {
  code: "conflict",
  message: "Recovery codes stand in for a passkey or an app. Set up one of them first.",
};

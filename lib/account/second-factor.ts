/**
 * The way back for who has lost every second factor. Nothing in the app leads here: whoever runs the installation does it by
 * a command on the server (second-factor-command.ts), after making sure who asks.
 */
import "server-only";
import { listAddresses } from "@/db/queries/addresses";
import { deleteStrongFactors } from "@/db/queries/factors";
import { dropProofs } from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { revokeSessions } from "@/db/queries/sessions";
import { findSignIn, findUserName, lockUser } from "@/db/queries/users";
import { asUser } from "@/db/wall";
import { endAccessTokens } from "@/lib/auth/end-access-tokens";
import { normalizeEmail } from "@/lib/auth/input";
import { tellOfAccount } from "./notices";

const nobody = { ip: null, user_agent: null, session_id: null, request_id: null };

/**
 * Takes codes of an app, passkeys and recovery codes, ends every session and every personal access token, and tells every proved address. The person comes
 * in by what is left: their password, or a mail.
 */
export async function removeSecondFactor(address: string): Promise<"removed" | "none" | "unknown"> {
  const found = await findSignIn(normalizeEmail(address));
  if (!found?.isVerified) return "unknown";
  return asUser(found.userId, async (tx) => {
    await lockUser(tx);
    if (!(await deleteStrongFactors(tx))) return "none";
    await revokeSessions(tx);
    await dropProofs(tx);
    await recordSecurityEvent(tx, "secondFactor.removed", nobody);
    await endAccessTokens(tx, nobody);
    const name = (await findUserName(tx)) ?? "";
    for (const { address: to } of await listAddresses(tx)) await tellOfAccount(tx, { name }, to, notice);
    return "removed";
  });
}

const notice =
  "Somebody who runs it removed your passkeys, the codes of your app and your recovery codes, because they were asked to, and ended every session and every personal access token.";

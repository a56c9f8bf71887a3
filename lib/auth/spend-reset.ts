/** What the mailed link for a forgotten password does, once a new one was typed. */
import "server-only";
import { listAddresses } from "@/db/queries/addresses";
import { dropProofs } from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { revokeSessions } from "@/db/queries/sessions";
import { findUserName, holdEnabled, setPassword } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import { tellOfAccount } from "@/lib/account/notices";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { endAccessTokens } from "./end-access-tokens";
import { spendProof } from "./first-proof";
import { createTicket, type Ticket } from "./ticket";

/**
 * Sets the password, and ends every session and every personal access token. For whoever is disabled it only proves who
 * they are: what was there when staff disabled them stays as it was. Undefined when the link is no longer good.
 */
export async function spendReset(
  { userId, tokenHash }: { userId: string; tokenHash: Buffer },
  passwordHash: string,
  context: EventContext,
): Promise<Ticket | undefined> {
  const proof = { userId, purpose: "reset-password", tokenHash } as const;
  return spendProof(proof, { context, keepsPassword: false }, async (tx, { email }) => {
    if (!(await holdEnabled(tx))) return createTicket(tx, "link");
    await setPassword(tx, passwordHash);
    await revokeSessions(tx);
    await dropProofs(tx);
    await recordSecurityEvent(tx, "password.reset", context);
    const hadTokens = await endAccessTokens(tx, context);
    // The primary one comes first: it may be another than the link went to.
    const [primary] = await listAddresses(tx);
    const to = primary?.address ?? email;
    const name = (await findUserName(tx)) ?? "";
    await sendMail(tx, { kind: "password-changed", to, name, url: `${env().APP_URL}/forgot-password` });
    if (hadTokens)
      await tellOfAccount(
        tx,
        { name },
        to,
        "All its personal access tokens were revoked with the new password.",
      );
    return createTicket(tx, "link");
  });
}

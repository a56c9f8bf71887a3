/** The services that a person signs in with, connected and disconnected by themself. */
import "server-only";
import { findFactors } from "@/db/queries/factors";
import { deleteIdentity, listIdentities } from "@/db/queries/identities";
import { recordSecurityEvent } from "@/db/queries/security-events";
import type { CurrentUser } from "@/db/queries/sessions";
import { lockUser } from "@/db/queries/users";
import { asUser } from "@/db/wall";
import { tellOfAccount } from "@/lib/account/notices";
import { notYours } from "@/lib/account/refusals";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { requireFresh } from "./fresh-proof";
import type { ProviderId } from "./input";
import { listProviders, providerName } from "./providers";
import { startLeg } from "./start-leg";

/** Where to send the browser; what comes back is connected to this person while this session lives. */
export async function startConnecting(
  user: CurrentUser,
  provider: ProviderId,
): Promise<{ url: URL } | { refused: ActionError }> {
  const stale = await asUser(user.userId, (tx) => requireFresh(tx, user.sessionId));
  if (stale) return { refused: stale };
  return startLeg({ provider, connect: { userId: user.userId, sessionId: user.sessionId } });
}

/**
 * Gives why not, when it may not be. The last way in stays: a password, a passkey, or a service that is still offered here.
 * Mail does not count as one. It is the way back, and whoever runs the mailbox has it too.
 */
export async function disconnectIdentity(user: CurrentUser, id: string): Promise<ActionError | undefined> {
  const context = await eventContext(user.sessionId);
  return asUser(user.userId, async (tx) => {
    const stale = await requireFresh(tx, user.sessionId);
    if (stale) return stale;
    // Two that are disconnected at once must not both see the other.
    await lockUser(tx);
    const identities = await listIdentities(tx);
    const identity = identities.find((each) => each.id === id);
    if (!identity) return notYours("connection");
    const { hasPassword, hasPasskey } = await findFactors(tx);
    const offered = new Set<string>(listProviders().map((provider) => provider.id));
    const others = identities.filter((each) => each.id !== id && offered.has(each.provider));
    if (!hasPassword && !hasPasskey && others.length === 0) return onlyWay;
    const name = providerName(identity.issuer);
    await deleteIdentity(tx, id);
    await recordSecurityEvent(tx, "identity.disconnected", context, { targetName: name });
    await tellOfAccount(tx, user, user.email, `Sign-in with ${name} was disconnected from it.`);
    return undefined;
  });
}

const onlyWay: ActionError = {
  code: "conflict",
  message: "This is your only way in but for your mailbox. Set a password or add another way first.",
};

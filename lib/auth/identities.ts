/**
 * What an identity at another service is good for here. It is (issuer, subject) and nothing else; whose address it names
 * makes no difference to an account that exists.
 */
import "server-only";
import { isUniqueViolation } from "@/db/errors";
import { createIdentity, findIdentity, touchIdentity } from "@/db/queries/identities";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { createUser, findSignIn } from "@/db/queries/users";
import { asNewUser, asUser } from "@/db/wall";
import { tellOfAccount } from "@/lib/account/notices";
import { Refused } from "@/lib/organization/perform";
import { securityPath, withQuery } from "@/lib/paths";
import { eventContext } from "@/lib/request";
import { enterWith } from "./enter";
import { dropRivalClaims, unlessTaken } from "./first-proof";
import { requireFresh } from "./fresh-proof";
import { assertedEmail, type IdentityClaims } from "./identity-claims";
import type { Leg } from "./leg";
import type { LegEnd } from "./leg-ends";
import { refuseNewcomer } from "./newcomer";
import type { Provider } from "./providers";
import { currentUser, renewSession } from "./session";
import { createTicket } from "./ticket";

type Outcome = { path: string } | { end: LegEnd };

/** Signs in whose identity it is, or makes a new person of somebody whose address the provider vouches for. */
export async function signInByIdentity(
  provider: Provider,
  assertion: IdentityClaims,
  next: string | undefined,
): Promise<Outcome> {
  const { issuer, subject } = assertion;
  const known = await findIdentity(issuer, subject);
  if (!known) return signUpByIdentity(provider, assertion, next);
  const ticket = await asUser(known.userId, async (tx) =>
    (await touchIdentity(tx, issuer, subject)) ? createTicket(tx, "fed") : undefined,
  );
  return ticket ? { path: await enterWith(ticket, provider.id, next) } : { end: "failed" };
}

async function signUpByIdentity(
  provider: Provider,
  assertion: IdentityClaims,
  next: string | undefined,
): Promise<Outcome> {
  const { address, name = "", isProved } = assertion;
  const email = assertedEmail(assertion);
  if (!address || !email || !isProved) return { end: "unproved" };
  if ((await findSignIn(email))?.isVerified) return { end: "known" };
  if (await refuseNewcomer(email, next)) return { end: "closed" };
  const context = await eventContext(null);
  const made = await asNewUser(async (tx) => {
    await createUser(tx, { name, address, email, isVerified: true });
    await createIdentity(tx, { ...rowOf(provider, assertion), isUsed: true });
    await recordSecurityEvent(tx, "user.created", context);
    await recordSecurityEvent(tx, "identity.connected", context, { targetName: provider.name });
    return { userId: tx.userId, ticket: await createTicket(tx, "fed") };
    // Meanwhile somebody proved the address, or this very identity came in by another tab.
  }).catch(unlessTaken);
  if (!made) return { end: "known" };
  await dropRivalClaims(email, made.userId);
  return { path: await enterWith(made.ticket, provider.id, next) };
}

/** Connects it to whom the browser began as, while that very session lives. Anybody else's identity stays theirs. */
export async function connectIdentity(
  asked: NonNullable<Leg["connect"]>,
  provider: Provider,
  assertion: IdentityClaims,
): Promise<Outcome> {
  const user = await currentUser();
  if (!user || user.userId !== asked.userId || user.sessionId !== asked.sessionId) return { end: "failed" };
  const known = await findIdentity(assertion.issuer, assertion.subject);
  if (known) return known.userId === user.userId ? connected : { end: "taken" };
  const context = await eventContext(user.sessionId);
  try {
    await renewSession(user, undefined, async (tx) => {
      // Once more: the way there and back may have been long.
      const stale = await requireFresh(tx, user.sessionId);
      if (stale) throw new Refused(stale);
      await createIdentity(tx, { ...rowOf(provider, assertion), isUsed: false });
      await recordSecurityEvent(tx, "identity.connected", context, { targetName: provider.name });
      const asWhom = assertion.address ? ` as ${assertion.address}` : "";
      await tellOfAccount(
        tx,
        user,
        user.email,
        `Sign-in with ${provider.name}${asWhom} was connected to it.`,
      );
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { end: "taken" };
    if (error instanceof Refused) return { end: "failed" };
    throw error;
  }
  return connected;
}

const connected: Outcome = { path: withQuery(securityPath, { provider: "connected" }) };

function rowOf(provider: Provider, assertion: IdentityClaims) {
  const { issuer, subject, address } = assertion;
  return { provider: provider.id, issuer, subject, email: address ?? null };
}

/** What a mailed link or its code does: it proves the address, and signs in. */
import "server-only";
import { randomUUID, timingSafeEqual } from "node:crypto";
import { after } from "next/server";
import { countAttempt, findOneTimeToken, findOneTimeTokenByBrowser } from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { setPassword } from "@/db/queries/users";
import { asUser } from "@/db/wall";
import { tellCleared } from "@/lib/account/notices";
import { eventContext } from "@/lib/request";
import { hashSecret } from "@/lib/secret";
import { currentBrowser } from "./cookies";
import { enterWith } from "./enter";
import { spendProof } from "./first-proof";
import { hashPassword } from "./password";
import { createTicket } from "./ticket";
import { hashCode, isMailedPurpose, type MailedPurpose, mostAttempts, throttleCodes } from "./verification";
import type { Way } from "./way";

type Asked = { userId: string; purpose: MailedPurpose; tokenHash: Buffer };
type Link = Asked & { how: "asked-here" | "asked-elsewhere" };

/** How a link may be used from this browser; undefined when it is no longer good. Looking does not spend it. */
export async function findLink(purpose: MailedPurpose, token: string): Promise<Link | undefined> {
  const tokenHash = hashSecret(purpose, token);
  const found = await findOneTimeToken(tokenHash);
  if (!found?.isLive || found.email === null) return undefined;
  const browser = await currentBrowser();
  const asked = browser && (await findOneTimeTokenByBrowser(browser.hash));
  const isHere = asked !== undefined && tokenHash.equals(asked.tokenHash);
  return { how: isHere ? "asked-here" : "asked-elsewhere", userId: found.userId, purpose, tokenHash };
}

/**
 * Proves the address by the link of a sign-up. A browser that did not ask chooses a password anew: whoever signed up may
 * have been somebody else, and what they planted dies with the proof. Gives the path to go to; undefined when the link is
 * no longer good, or lacks that password.
 */
export async function verifyByLink(
  token: string,
  password: string | undefined,
  next: string | undefined,
): Promise<string | undefined> {
  const link = await findLink("verify-email", token);
  if (!link) return undefined;
  if (link.how === "asked-here") return prove(link, next);
  return password ? prove(link, next, await hashPassword(password)) : undefined;
}

/** Signs in by the link of a sign-in, where it was asked for and nowhere else: who gets others to click gets nothing. */
export async function signInByLink(token: string, next: string | undefined): Promise<string | undefined> {
  const link = await findLink("sign-in-link", token);
  return link?.how === "asked-here" ? prove(link, next) : undefined;
}

/**
 * The same as the link by the code of its mail, in the browser that asked. Undefined for a wrong code, and after five of
 * them for any.
 */
export async function verifyByCode(code: string, next: string | undefined): Promise<string | undefined> {
  const browser = await currentBrowser();
  if (!browser) return undefined;
  // Where no link was mailed the same work is done on nobody: the answer must not come sooner.
  const nobody = { userId: randomUUID(), tokenHash: browser.hash };
  const { userId, tokenHash } = (await findOneTimeTokenByBrowser(browser.hash)) ?? nobody;
  if (await throttleCodes(userId)) return undefined;
  // Counted and committed before anything is compared: a burst of guesses cannot exceed the budget.
  const tried = await asUser(userId, (tx) => countAttempt(tx, tokenHash, mostAttempts));
  if (!tried?.codeHash || !isMailedPurpose(tried.purpose)) return undefined;
  const { purpose, codeHash } = tried;
  if (timingSafeEqual(codeHash, hashCode(purpose, browser.secret, code)))
    return prove({ userId, purpose, tokenHash }, next);
  if (purpose === "sign-in-link") {
    const context = await eventContext(null);
    after(() => asUser(userId, (tx) => recordSecurityEvent(tx, "session.codeRefused", context)));
  }
  return undefined;
}

const ways: Record<MailedPurpose, Way> = { "verify-email": "password", "sign-in-link": "link" };

/** Whoever signed up in this browser chose the password; whoever only asked for a link here may never have seen it. */
async function prove(
  asked: Asked,
  next: string | undefined,
  passwordHash?: string,
): Promise<string | undefined> {
  const isSignUp = asked.purpose === "verify-email";
  const by = { context: await eventContext(null), keepsPassword: isSignUp && !passwordHash };
  const ticket = await spendProof(asked, by, async (tx, { email, isFirst, isCleared }) => {
    if (isSignUp && !isFirst) return undefined;
    if (passwordHash) await setPassword(tx, passwordHash);
    if (isCleared && !passwordHash) await tellCleared(tx, email);
    return createTicket(tx, "link");
  });
  return ticket && enterWith(ticket, ways[asked.purpose], next);
}

/** The proof of an address: spends what was mailed, takes what others had planted on the address, and signs in. */
import "server-only";
import { timingSafeEqual } from "node:crypto";
import { isUniqueViolation } from "@/db/errors";
import {
  countAttempt,
  findOneTimeToken,
  findOneTimeTokenByBrowser,
  spendOneTimeToken,
} from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import { deleteUser, listRivalClaims, setPassword, verifyEmail as verifyRow } from "@/db/queries/users";
import { asUser, type UserTx } from "@/db/wall";
import { eventContext } from "@/lib/request";
import { hashSecret } from "@/lib/secret";
import { currentBrowser } from "./cookies";
import { enterWith } from "./enter";
import { hashPassword } from "./password";
import { dropPlanted } from "./planted";
import { createTicket } from "./ticket";
import { hashCode, mostAttempts } from "./verification";

type Link = { how: "asked-here" | "asked-elsewhere"; userId: string; tokenHash: Buffer };

/** How a link may be used from this browser; undefined when it is no longer good. Looking does not spend it. */
export async function findLink(token: string): Promise<Link | undefined> {
  const tokenHash = hashSecret("verify-email", token);
  const found = await findOneTimeToken(tokenHash);
  if (!found?.isLive || found.email === null) return undefined;
  const browser = await currentBrowser();
  const asked = browser && (await findOneTimeTokenByBrowser(browser.hash));
  const isHere = asked !== undefined && tokenHash.equals(asked.tokenHash);
  return { how: isHere ? "asked-here" : "asked-elsewhere", userId: found.userId, tokenHash };
}

/**
 * Proves the address by its link. A browser that did not ask chooses a password anew: whoever signed up may have been
 * somebody else, and what they planted dies with the proof. Gives the path to go to; undefined when the link is no longer
 * good, or lacks that password.
 */
export async function verifyByLink(
  token: string,
  password: string | undefined,
  next: string | undefined,
): Promise<string | undefined> {
  const link = await findLink(token);
  if (!link) return undefined;
  if (link.how === "asked-here") return prove(link, undefined, next);
  return password ? prove(link, await hashPassword(password), next) : undefined;
}

/** Proves the address by the code, in the browser that asked. Undefined for a wrong code, and after five of them for any. */
export async function verifyByCode(code: string, next: string | undefined): Promise<string | undefined> {
  const browser = await currentBrowser();
  const asked = browser && (await findOneTimeTokenByBrowser(browser.hash));
  if (!browser || !asked?.isLive) return undefined;
  // Counted and committed before anything is compared: a burst of guesses cannot exceed the budget.
  const codeHash = await asUser(asked.userId, (tx) => countAttempt(tx, asked.tokenHash, mostAttempts));
  if (!codeHash || !timingSafeEqual(codeHash, hashCode(browser.secret, code))) return undefined;
  return prove(asked, undefined, next);
}

async function prove(
  { userId, tokenHash }: { userId: string; tokenHash: Buffer },
  passwordHash: string | undefined,
  next: string | undefined,
): Promise<string | undefined> {
  const context = await eventContext(null);
  const proved = await asUser(userId, async (tx) => {
    const spent = await spendOneTimeToken(tx, "verify-email", tokenHash);
    if (!spent?.email || !(await verifyRow(tx, spent.email))) return undefined;
    await dropPlanted(tx);
    if (passwordHash) await setPassword(tx, passwordHash);
    await recordSecurityEvent(tx, "email.verified", context);
    return { email: spent.email, ticket: await createTicket(tx, "link") };
  }).catch(unlessTaken);
  if (!proved) return undefined;
  await dropRivalClaims(proved.email, userId);
  return enterWith(proved.ticket, "password", next);
}

/** Another may have proved the address meanwhile: then the link is no longer good. */
export function unlessTaken(error: unknown): undefined {
  if (isUniqueViolation(error)) return undefined;
  throw error;
}

/** Whoever claimed a proved address without proving it loses the claim, with password and all. */
export async function dropRivalClaims(email: string, userId: string): Promise<void> {
  for (const rival of await listRivalClaims(email, userId))
    await asUser(rival, (tx: UserTx) => deleteUser(tx));
}

/**
 * A person's addresses. One that is not proved yet is nowhere but in its one-time token: no row of it could be signed in
 * with, or be sent a new password to.
 */
import "server-only";
import { timingSafeEqual } from "node:crypto";
import * as rows from "@/db/queries/addresses";
import {
  countAttemptAtLast,
  createOneTimeToken,
  dropOneTimeTokens,
  findOneTimeToken,
  spendOneTimeToken,
} from "@/db/queries/one-time-tokens";
import { recordSecurityEvent } from "@/db/queries/security-events";
import type { CurrentUser } from "@/db/queries/sessions";
import { findSignIn, lockUser } from "@/db/queries/users";
import { asUser } from "@/db/wall";
import { dropRivalClaims, unlessTaken } from "@/lib/auth/first-proof";
import { requireFresh } from "@/lib/auth/fresh-proof";
import { normalizeEmail } from "@/lib/auth/input";
import { renewSession } from "@/lib/auth/session";
import { mostAttempts, throttleCodes, verificationLifetime } from "@/lib/auth/verification";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { Refused } from "@/lib/organization/perform";
import { newAddressPath, signInPath } from "@/lib/paths";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { hashSecret, newCode, newSecret } from "@/lib/secret";
import { addressBlock, throttleAll } from "@/lib/throttle";
import { accountUrl, tellOfAccount } from "./notices";
import { notYours } from "./refusals";

const mostAddresses = 10;

/**
 * Mails a link and a code that prove the address. The answer is the same for one that somebody else has proved: only the
 * mail differs. The code is good in this session alone, the link wherever the person is signed in.
 */
export async function addAddress(user: CurrentUser, address: string): Promise<ActionError | undefined> {
  const email = normalizeEmail(address);
  const refusal =
    (await asUser(user.userId, async (tx) => {
      const own = await rows.listAddresses(tx);
      if (own.some((each) => each.email === email)) return onField("This is one of your addresses already.");
      if (own.length >= mostAddresses)
        return onField(`${mostAddresses} addresses are the most. Remove one first.`);
      return requireFresh(tx, user.sessionId);
    })) ??
    (await throttleAll(
      ["address.add", user.userId],
      ["mail.recipient", email],
      ["mail.block", addressBlock((await eventContext(null)).ip)],
    ));
  if (refusal) return refusal;
  const isTaken = (await findSignIn(email))?.isVerified === true;
  const [token, code] = [newSecret(), newCode()];
  await asUser(user.userId, async (tx) => {
    // One at a time: asking for another forgets the last one.
    await dropOneTimeTokens(tx, { purpose: "add-email" });
    await createOneTimeToken(tx, {
      purpose: "add-email",
      tokenHash: hashSecret("add-email", token),
      codeHash: hashAddressCode(user, code),
      email,
      lifetime: verificationLifetime,
    });
    const origin = env().APP_URL;
    await sendMail(
      tx,
      isTaken
        ? { kind: "address-taken", to: email, url: `${origin}${signInPath()}` }
        : { kind: "add-address", to: email, name: user.name, code, url: `${origin}${newAddressPath(token)}` },
    );
  });
  return undefined;
}

/** Forgets the address that was asked for last. */
export async function cancelAddress({ userId }: CurrentUser): Promise<void> {
  await asUser(userId, (tx) => dropOneTimeTokens(tx, { purpose: "add-email" }));
}

/** The address that a link would add, for the person it was meant for. Looking does not spend it. */
export async function findNewAddress(user: CurrentUser, token: string): Promise<string | undefined> {
  const found = await findOneTimeToken(hashSecret("add-email", token));
  return found?.isLive && found.userId === user.userId ? (found.email ?? undefined) : undefined;
}

/** False when the link is not theirs, or no longer good. */
export async function addByLink(user: CurrentUser, token: string): Promise<boolean> {
  return prove(user, hashSecret("add-email", token));
}

/** False for a wrong code, and after five of them for any. */
export async function addByCode(user: CurrentUser, code: string): Promise<boolean> {
  if (await throttleCodes(user.userId)) return false;
  // Counted and committed before anything is compared: a burst of guesses cannot exceed the budget.
  const last = await asUser(user.userId, (tx) => countAttemptAtLast(tx, "add-email", mostAttempts));
  if (!last?.codeHash || !timingSafeEqual(last.codeHash, hashAddressCode(user, code))) return false;
  return prove(user, last.tokenHash);
}

async function prove(user: CurrentUser, tokenHash: Buffer): Promise<boolean> {
  const context = await eventContext(user.sessionId);
  const email = await asUser(user.userId, async (tx) => {
    if (!(await lockUser(tx))) return undefined;
    const spent = await spendOneTimeToken(tx, "add-email", tokenHash);
    if (!spent?.email || (await rows.countAddresses(tx)) >= mostAddresses) return undefined;
    await rows.createProvedAddress(tx, spent.email);
    await recordSecurityEvent(tx, "email.added", context, { targetName: spent.email });
    const { address: primary } = await rows.findPrimaryAddress(tx);
    await tellOfAccount(tx, user, primary, `The address ${spent.email} was added to it.`);
    return spent.email;
  }).catch(unlessTaken);
  if (!email) return false;
  await dropRivalClaims(email, user.userId);
  return true;
}

/** Where mail goes from now on. Both addresses are told, and the session gets a new id. Throws `Refused`. */
export async function makePrimary(user: CurrentUser, id: string): Promise<void> {
  const context = await eventContext(user.sessionId);
  await renewSession(user, undefined, async (tx) => {
    const person = await lockUser(tx);
    const address = await rows.findAddress(tx, id);
    if (!person || !address) throw new Refused(notYours("address"));
    if (address.isPrimary) return;
    const refusal = await requireFresh(tx, user.sessionId);
    if (refusal) throw new Refused(refusal);
    const { address: before } = await rows.findPrimaryAddress(tx);
    const after = address.address;
    await rows.makePrimaryAddress(tx, id);
    await recordSecurityEvent(tx, "email.primaryChanged", context, {
      changes: { address: { before, after } },
    });
    const mail = { kind: "address-changed", name: person.name, before, after } as const;
    for (const to of [before, after]) await sendMail(tx, { ...mail, to, url: accountUrl() });
  });
}

/** A code means nothing without the session that asked for it. */
function hashAddressCode({ sessionId }: CurrentUser, code: string): Buffer {
  return hashSecret("address-code", `${sessionId}:${code}`);
}

function onField(message: string): ActionError {
  return { code: "conflict", message, fields: { email: message } };
}

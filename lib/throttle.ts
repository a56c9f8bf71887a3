/** How often something may be tried. Counts are kept under hashed keys, and no limit is ever a lock for good. */
import "server-only";
import { type Budget, countPoint, takePoint, takePoints } from "@/db/rate-limits";
import type { ActionError } from "./result";
import { hashSecret } from "./secret";
import { inWords } from "./text/in-words";

const quarterOfAnHour = 15 * 60;
const hour = 60 * 60;

const budgets = {
  /** Guesses at one password, from wherever; the person gets in again when the quarter is over. */
  "sign-in.account": { name: "sign-in.account", points: 10, seconds: quarterOfAnHour },
  /** The same in browsers that the person came in by before: who attacks from elsewhere uses up none of these. */
  "sign-in.device": { name: "sign-in.device", points: 10, seconds: quarterOfAnHour },
  /** Guesses from one block of addresses, at whatever accounts. An office shares one. */
  "sign-in.block": { name: "sign-in.block", points: 300, seconds: quarterOfAnHour },
  /** Questions to devices with passkeys, from one block of addresses: each open sign-in page asks every few minutes. */
  "passkey.block": { name: "passkey.block", points: 1000, seconds: quarterOfAnHour },
  /** Ways to another service begun from one block of addresses: each may ask that service something. */
  "leg.block": { name: "leg.block", points: 300, seconds: quarterOfAnHour },
  /** Proofs of identity, typed once more by somebody who is signed in. */
  "proof.account": { name: "proof.account", points: 10, seconds: quarterOfAnHour },
  /** Codes typed from mails that anyone may cause to be sent: over it only their links work. */
  "code.account": { name: "code.account", points: 30, seconds: 24 * hour },
  /** The same from one block of addresses, at whatever accounts: a few guesses at each of very many are many. */
  "code.block": { name: "code.block", points: 100, seconds: hour },
  /** Codes of an app and recovery codes, typed while signing in or as a proof. Few: who guesses at them knows the password. */
  "factor.account": { name: "factor.account", points: 10, seconds: hour },
  /** The same over a day: codes are few, and a year is long. */
  "factor.day": { name: "factor.day", points: 40, seconds: 24 * hour },
  /** The same in browsers that the person came in by before: who attacks from elsewhere uses up none of these. */
  "factor.device": { name: "factor.device", points: 10, seconds: hour },
  /** Codes for such a proof, mailed to a person who is signed in: nobody else can use these up. */
  "proof.mail": { name: "proof.mail", points: 6, seconds: hour },
  /** Mails to one recipient, whoever causes them. */
  "mail.recipient": { name: "mail.recipient", points: 6, seconds: hour },
  /** Mails that bring one recipient back in. Nothing else uses these up, and each holds a link that works. */
  "mail.back": { name: "mail.back", points: 6, seconds: hour },
  /** Mails that tell one recipient what others did; over it the mail is left out, and never the act. */
  "mail.notice": { name: "mail.notice", points: 30, seconds: hour },
  /** Mails caused from one block of addresses without anyone signed in. */
  "mail.block": { name: "mail.block", points: 200, seconds: hour },
  /** Addresses that one person wants to add. */
  "address.add": { name: "address.add", points: 10, seconds: hour },
  /** Changes to what organizations know of one person: each of them gets an event. */
  "account.change": { name: "account.change", points: 30, seconds: hour },
  /** Invitations by one person. */
  "mail.inviter": { name: "mail.inviter", points: 100, seconds: hour },
  /** Tries to join by a link: a class that shares one address may come in together. */
  "join.block": { name: "join.block", points: 300, seconds: quarterOfAnHour },
  "join.person": { name: "join.person", points: 20, seconds: quarterOfAnHour },
  /** Accounts that one link lets be made: a link with a single use left lets in one of them. */
  "sign-up.link": { name: "sign-up.link", points: 20, seconds: hour },
  /** Invitations to one organization, whoever sends them. */
  "mail.organization": { name: "mail.organization", points: 500, seconds: hour },
  /** Enough for typing a name; too few for reading out who is a customer. */
  "slug.check": { name: "slug.check", points: 30, seconds: 60 },
  /** Each takes an address from everybody else, for good. */
  "organization.move": { name: "organization.move", points: 10, seconds: hour },
  /** Each reads everything that a workspace has. */
  "organization.export": { name: "organization.export", points: 10, seconds: hour },
  /** Access tokens for one credential: each is good for five minutes. */
  "program.token": { name: "program.token", points: 300, seconds: 60 },
  /** Questions about tokens, by one asker: a service may ask at each of its own requests. */
  "program.introspection": { name: "program.introspection", points: 3000, seconds: 60 },
  /** Requests of programs that were refused, from one block of addresses: keys are guessed at, or one is long dead. */
  "program.refused": { name: "program.refused", points: 600, seconds: 60 },
  "organization.create": { name: "organization.create", points: 20, seconds: hour },
} satisfies Record<string, Budget>;

export type BudgetName = keyof typeof budgets;

/** The refusal to answer with, when the budget of this name is used up for this key. */
export async function throttle(name: BudgetName, key: string): Promise<ActionError | undefined> {
  const seconds = await takePoint(budgets[name], hashKey(name, key));
  return seconds === undefined ? undefined : tooMany(seconds);
}

/** The same for many tries at once: how many of them the budget still holds, and the seconds until it holds more. */
export async function throttleMany(
  name: BudgetName,
  key: string,
  tries: number,
): Promise<{ taken: number; seconds: number }> {
  return takePoints(budgets[name], hashKey(name, key), tries);
}

/** `left` is below zero when this one was too many; `seconds` until all of them are there again. */
export type RequestCount = { limit: number; left: number; seconds: number };

/** Counts a request of a program against the limit of its own, a minute's worth. */
export async function countRequest(credential: string, limit: number): Promise<RequestCount> {
  const name = "program.request";
  const { count, seconds } = await countPoint(
    { name, seconds: 60 },
    hashSecret(name, credential).toString("base64url"),
  );
  return { limit, left: limit - count, seconds };
}

function hashKey(name: BudgetName, key: string): string {
  return hashSecret(name, key).toString("base64url");
}

function tooMany(seconds: number): ActionError {
  return {
    code: "rate_limited",
    message: `That was a lot of tries. Try again ${inWords(seconds)}.`,
    seconds,
  };
}

/** The first refusal of several budgets; each counts. */
export async function throttleAll(...uses: Array<[BudgetName, string]>): Promise<ActionError | undefined> {
  const refusals = await Promise.all(uses.map(([name, key]) => throttle(name, key)));
  return refusals.find((refusal) => refusal !== undefined);
}

/** What shares a budget with an address: its /24, or its /64. */
export function addressBlock(ip: string | null): string {
  if (!ip) return "unknown";
  if (!ip.includes(":")) return ip.split(".").slice(0, 3).join(".");
  // However it was written: one address is one block, and one of IPv4 in IPv6's clothes is of IPv4.
  const written = URL.parse(`http://[${ip}]`)?.hostname.slice(1, -1) ?? ip;
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(written);
  if (mapped) return mapped.slice(1).flatMap(bytesOf).slice(0, 3).join(".");
  const [head = "", tail = ""] = written.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = 8 - groups.length - tail.split(":").filter(Boolean).length;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...tail.split(":")]
    .slice(0, 4)
    .join(":");
}

/** Both of a group of four hexadecimal digits. */
function bytesOf(group: string): number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}

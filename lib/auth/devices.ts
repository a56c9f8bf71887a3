/**
 * Which browsers a person has signed in from, so that a new one can be told to them. The browser itself remembers, in a
 * cookie: what it says of itself is the same on half of all computers, and an address changes with every train ride. Who
 * deletes their cookies gets a mail too many, never one too few.
 */
import "server-only";
import { timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import { hasSignedIn } from "@/db/queries/security-events";
import { findMailAddress, findUserName } from "@/db/queries/users";
import type { EventContext } from "@/db/schema/events";
import type { UserTx } from "@/db/wall";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { accountPath } from "@/lib/paths";
import { keyedHash } from "@/lib/secret";
import { cookieName, cookieOptions, longestLifetime } from "./cookies";
import { describeDevice } from "./device";

/** People whom one browser remembers. */
const most = 8;

/** Whether this person signed in from the browser at hand before. A hint for a mail, never a proof. */
export async function isKnownDevice(userId: string): Promise<boolean> {
  const mark = Buffer.from(markOf(userId));
  return (await marks()).some((kept) => {
    const each = Buffer.from(kept);
    return each.length === mark.length && timingSafeEqual(each, mark);
  });
}

/** Lets the browser at hand remember this person. For actions: a page cannot set a cookie. */
export async function rememberDevice(userId: string): Promise<void> {
  const mark = markOf(userId);
  const others = (await marks()).filter((kept) => kept !== mark);
  (await cookies()).set(cookieName("devices"), [mark, ...others].slice(0, most).join("."), {
    ...cookieOptions(),
    maxAge: longestLifetime,
  });
}

/** Mails the person that somebody signed in. Call it before the sign-in is written down: of the very first there is no news. */
export async function tellNewDevice(tx: UserTx, context: EventContext): Promise<void> {
  const to = await findMailAddress(tx);
  if (!to || !(await hasSignedIn(tx))) return;
  await sendMail(tx, {
    kind: "new-device",
    to,
    name: (await findUserName(tx)) ?? "",
    at: new Date().toISOString(),
    device: describeDevice(context.user_agent),
    ip: context.ip,
    url: `${env().APP_URL}${accountPath}`,
  });
}

/** Nobody else can make it, and nobody reads a person's id out of it. */
function markOf(userId: string): string {
  return keyedHash("device", userId).toString("base64url");
}

async function marks(): Promise<string[]> {
  return ((await cookies()).get(cookieName("devices"))?.value ?? "").split(".").filter(Boolean);
}

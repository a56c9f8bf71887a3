/** Sign-in by a mailed link, asked for with nothing but an address. What the link does is in lib/auth/verify.ts. */
import "server-only";
import { after } from "next/server";
import { findSignIn, findUserName } from "@/db/queries/users";
import { asSystem, asUser } from "@/db/wall";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { safeReturnPath, signInPath, withQuery } from "@/lib/paths";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { newSecret } from "@/lib/secret";
import { addressBlock, throttleAll } from "@/lib/throttle";
import { rememberBrowser } from "./cookies";
import { normalizeEmail } from "./input";
import { isSignUpOpen } from "./sign-up-rule";
import { createMailedProof } from "./verification";

/** Seconds (ASVS 6.5.5). */
const signInLinkLifetime = 10 * 60;

type Asked = { email: string; browser: string; next?: string | undefined };

/** Gives the refusal when there were too many. All that depends on the address is done after the answer. */
export async function requestSignInLink(
  address: string,
  next: string | undefined,
): Promise<ActionError | undefined> {
  const email = normalizeEmail(address);
  const { ip } = await eventContext(null);
  const refusal = await throttleAll(["mail.block", addressBlock(ip)], ["mail.recipient", email]);
  if (refusal) return refusal;
  const browser = newSecret();
  await rememberBrowser(browser, signInLinkLifetime);
  after(() => mailSignInLink({ email, browser, next }));
  return undefined;
}

/** To whoever reads the mail of this address: link and code, or that nobody has an account with it. */
export async function mailSignInLink({ email, browser, next }: Asked): Promise<void> {
  const candidate = await findSignIn(email);
  if (!candidate) return mailNoAccount(email, safeReturnPath(next));
  await asUser(candidate.userId, async (tx) => {
    const proof = await createMailedProof(tx, "sign-in-link", { email, browser, next }, signInLinkLifetime);
    const name = (await findUserName(tx)) ?? "";
    await sendMail(tx, { kind: "sign-in-link", to: email, name, ...proof });
  });
}

async function mailNoAccount(email: string, next: string | undefined): Promise<void> {
  const isOpen = await isSignUpOpen();
  const origin = env().APP_URL;
  await asSystem((tx) =>
    sendMail(
      tx,
      isOpen
        ? { kind: "no-account", to: email, url: `${origin}${withQuery("/sign-up", { next })}` }
        : { kind: "no-account-invited", to: email, url: `${origin}${signInPath(next)}` },
    ),
  );
}

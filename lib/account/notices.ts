/** What a person is told by mail of changes to their own account: enqueued in the transaction of the change. */
import "server-only";
import type { CurrentUser } from "@/db/queries/sessions";
import { findUserName } from "@/db/queries/users";
import type { UserTx } from "@/db/wall";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { accessTokensPath, accountPath } from "@/lib/paths";

/** `what` happened to the account: "The address … was added to it." */
export async function tellOfAccount(
  tx: UserTx,
  user: Pick<CurrentUser, "name">,
  to: string,
  what: string,
): Promise<void> {
  await sendMail(tx, { kind: "security-notice", to, name: user.name, what, url: accountUrl() });
}

/** The same of a personal access token that works from now on: who did not make it has to revoke it too. */
export async function tellOfAccessToken(
  tx: UserTx,
  { name, email }: Pick<CurrentUser, "name" | "email">,
  what: string,
): Promise<void> {
  const url = `${env().APP_URL}${accessTokensPath}`;
  await sendMail(tx, { kind: "security-notice", to: email, name, what, isAccessToken: true, url });
}

/** To who proved an address by a link: a password that they chose before they did works no more. */
export async function tellCleared(tx: UserTx, to: string): Promise<void> {
  const name = (await findUserName(tx)) ?? "";
  const what =
    "A password, or another way to sign in, had been set up before this address was proved to be yours. It no longer works.";
  await sendMail(tx, { kind: "security-notice", to, name, what, isDone: true, url: accountUrl() });
}

export function accountUrl(): string {
  return `${env().APP_URL}${accountPath}`;
}

/** What a person is told by mail of changes to their own account: enqueued in the transaction of the change. */
import "server-only";
import type { CurrentUser } from "@/db/queries/sessions";
import type { UserTx } from "@/db/wall";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail/send";
import { accountPath } from "@/lib/paths";

/** `what` happened to the account: "The address … was added to it." */
export async function tellOfAccount(tx: UserTx, user: CurrentUser, to: string, what: string): Promise<void> {
  await sendMail(tx, { kind: "security-notice", to, name: user.name, what, url: accountUrl() });
}

export function accountUrl(): string {
  return `${env().APP_URL}${accountPath}`;
}

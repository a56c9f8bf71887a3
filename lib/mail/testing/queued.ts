/** What waits in the queue, opened. Tests only. */
import { asAdmin } from "@/db/testing/connections";
import { decrypt } from "@/lib/secret";
import type { Mail } from "../mails";

/** The mails to an address, the first first. */
export async function queuedMails(to: string): Promise<Mail[]> {
  const rows = await asAdmin`select data->>'sealed' as sealed from pgboss.job
    where name = 'mail' and data ? 'sealed' order by created_on`;
  const mails = rows.map(({ sealed }) => JSON.parse(decrypt(Buffer.from(sealed, "base64"), "mail")) as Mail);
  return mails.filter((mail) => mail.to === to);
}

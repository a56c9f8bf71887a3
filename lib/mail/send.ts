/** Enqueues a mail in the transaction of its cause: the job row is the outbox, and it is gone if the cause is rolled back. */
import "server-only";
import type { AnyTx } from "@/db/wall";
import { enqueue } from "@/lib/jobs/queue";
import { encrypt } from "@/lib/secret";
import type { Mail, MailKind } from "./mails";

/** What the queue holds of a mail: links are secrets, so it is sealed until it is sent, and blanked after. The kind tells staff what failed. */
export type MailJob = { kind: MailKind; sealed: string };

export async function sendMail(tx: AnyTx, mail: Mail): Promise<void> {
  const job: MailJob = {
    kind: mail.kind,
    sealed: encrypt(JSON.stringify(mail), "mail").toString("base64"),
  };
  await enqueue(tx, "mail", job);
}

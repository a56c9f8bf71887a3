/** Sends one mail of the queue, then leaves nothing of it in the job. */
import "server-only";
import { blankJob } from "@/db/queries/jobs";
import { asSystem } from "@/db/wall";
import { describeError, log } from "@/lib/log";
import type { Mail } from "@/lib/mail/mails";
import { renderMail } from "@/lib/mail/render";
import type { MailJob } from "@/lib/mail/send";
import { deliver } from "@/lib/mail/transport";
import { decrypt } from "@/lib/secret";

/** Throws when the mail could not be handed over: the queue tries again, slower each time. */
export async function runMailJob(id: string, job: MailJob): Promise<void> {
  const mail = openMail(id, job);
  try {
    await deliver({ id, to: mail.to, ...(await renderMail(mail)) });
  } catch (error) {
    log().warn(
      { job: id, kind: mail.kind, error: describeError(error) },
      "A mail was not taken; it will be tried again.",
    );
    throw new Error("The mail was not taken.");
  }
  await asSystem((tx) => blankJob(tx, id));
}

function openMail(id: string, job: MailJob): Mail {
  try {
    return JSON.parse(decrypt(Buffer.from(job.sealed, "base64"), "mail")) as Mail;
  } catch (error) {
    log().error({ job: id, error: describeError(error) }, "A mail does not open: was AUTH_SECRET changed?");
    throw error;
  }
}

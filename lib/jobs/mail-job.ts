/** Sends one mail of the queue, then leaves nothing of it in the job. */
import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { blankJob } from "@/db/queries/jobs";
import { asSystem } from "@/db/wall";
import { describeError, log } from "@/lib/log";
import { inShort } from "@/lib/mail/in-short";
import type { Mail } from "@/lib/mail/mails";
import { renderMail } from "@/lib/mail/render";
import type { MailJob } from "@/lib/mail/send";
import { deliver, isRefusal } from "@/lib/mail/transport";
import { decrypt } from "@/lib/secret";

/** One try: the job as the queue hands it out. `signal` ends when the job is no longer this worker's. */
export type MailTry = {
  id: string;
  data: Partial<MailJob>;
  signal: AbortSignal;
  retryCount: number;
  retryLimit: number;
};

/** With what the mail server said, in short. */
export type GivenUp = { givenUp: string };

/**
 * Says what became of the mail. Throws when the server did not take it: the queue tries again, slower each time.
 *
 * No mail is sent again once its job is blank. A worker that is killed after the server confirmed and before that is written
 * has it sent twice, under one Message-ID: no order of the two rules that out without losing mail instead. One that is killed
 * in the very last try leaves a failed job, and no line in the log.
 */
export async function runMailJob(job: MailTry): Promise<"sent" | GivenUp> {
  // Blank: an earlier try sent it, and the queue was not told.
  if (!job.data.sealed) return "sent";
  const mail = openMail(job.id, job.data.sealed);
  try {
    await deliver({ id: job.id, to: mail.to, ...(await renderMail(mail)) }, job.signal);
  } catch (error) {
    return judgeFailure(job, mail, error);
  }
  await noteSent(job);
  return "sent";
}

function judgeFailure(job: MailTry, mail: Mail, error: unknown): GivenUp {
  const said = inShort(error, mail.to);
  const line = { job: job.id, kind: mail.kind, error: describeError(error) };
  if (isRefusal(error) || job.retryCount >= job.retryLimit) {
    log().error(line, "A mail was given up. The queue keeps it for 14 days: docs/deploy.md, Mail.");
    return { givenUp: said };
  }
  log().warn(line, "A mail was not taken; it will be tried again.");
  throw new Error(`The mail was not taken. ${said}`);
}

/** Another try would send the mail twice, so a database that is away is waited for as long as the job is this worker's. */
async function noteSent(job: MailTry): Promise<void> {
  try {
    await asSystem((tx) => blankJob(tx, job.id));
  } catch (error) {
    const line = { job: job.id, error: describeError(error) };
    log().error(line, "A mail was sent, and that could not be written down.");
    if (job.signal.aborted) throw error;
    await pause(1000);
    await noteSent(job);
  }
}

function openMail(id: string, sealed: string): Mail {
  try {
    return JSON.parse(decrypt(Buffer.from(sealed, "base64"), "mail")) as Mail;
  } catch (error) {
    log().error({ job: id, error: describeError(error) }, "A mail does not open: was AUTH_SECRET changed?");
    throw error;
  }
}

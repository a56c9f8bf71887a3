/** Mails about what others did: as many as they like to cause, and only so many to one inbox. */
import "server-only";
import type { Tx } from "@/db/wall";
import { throttle } from "@/lib/throttle";
import type { Mail } from "./mails";
import { sendMail } from "./send";

/** Left out where too many went to this recipient lately. What is told has happened all the same. */
export async function sendNotice(tx: Tx, mail: Mail): Promise<void> {
  if (await throttle("mail.notice", mail.to.toLowerCase())) return;
  await sendMail(tx, mail);
}

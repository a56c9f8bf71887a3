/** Rows of the mailbox page: development and tests only. */
import "server-only";
import { desc, eq } from "drizzle-orm";
import { mailbox } from "../schema/mailbox";
import type { SystemTx } from "../wall";

export async function keepInMailbox(
  tx: SystemTx,
  mail: { to: string; subject: string; html: string; text: string; messageId: string },
): Promise<void> {
  const { to, subject, html, text, messageId } = mail;
  await tx.insert(mailbox).values({ to, subject, html, text, messageId }).onConflictDoNothing();
}

/** The latest 100, the newest first. */
export async function listMailbox(tx: SystemTx) {
  return tx
    .select({ id: mailbox.id, sentAt: mailbox.sentAt, to: mailbox.to, subject: mailbox.subject })
    .from(mailbox)
    .orderBy(desc(mailbox.sentAt))
    .limit(100);
}

export async function findMail(tx: SystemTx, id: string) {
  const [mail] = await tx.select().from(mailbox).where(eq(mailbox.id, id));
  return mail;
}

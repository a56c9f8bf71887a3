/** The only door to the mail server, or to the mailbox page with MAILBOX=1. */
import "server-only";
import { createTransport, type NodemailerError, type Transporter } from "nodemailer";
import { keepInMailbox } from "@/db/queries/mailbox";
import { asSystem } from "@/db/wall";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";

export type RenderedMail = { id: string; to: string; subject: string; html: string; text: string };

/**
 * How long the server may keep quiet, in milliseconds; `?socketTimeout=` in SMTP_URL says otherwise. Long, because only the job
 * waits, and to hang up on a server that is slow to confirm a mail is to send it twice (RFC 5321 §4.5.3.2.6). Together shorter
 * than the job may take, which a migration says.
 */
export const patience = { connectionTimeout: 60_000, greetingTimeout: 60_000, socketTimeout: 300_000 };

/**
 * Hands one mail over; resolves when the server has confirmed it. Throws when it did not, or when `signal` came first: the
 * connection is closed then, and the mail may be tried again under the same Message-ID.
 *
 * When a connection breaks between the mail's last byte and the confirmation, nobody can know whether the server has it. It is
 * sent again, since a mail twice is better than none; the Message-ID lets a mail program show it once.
 */
export async function deliver(mail: RenderedMail, signal: AbortSignal): Promise<void> {
  if (env().MAILBOX) return asSystem((tx) => keepInMailbox(tx, { ...mail, messageId: mail.id }));
  const { hostname } = new URL(env().APP_URL);
  await smtp().sendMail({
    from: env().MAIL_FROM ?? brand.mailFrom,
    // An object, never a string: nobody's input is parsed as a list of recipients.
    to: { name: "", address: mail.to },
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    messageId: `<${mail.id}@${hostname}>`,
    signal,
  });
}

/**
 * Whether the server refused the recipient for good, and says so: there is no such mailbox, or it is closed (RFC 3463 §3.2,
 * §3.3). Every other 5xx may be about our sender or our rights, which many servers judge only here: somebody can mend those
 * while the mail waits.
 */
export function isRefusal(error: unknown): boolean {
  const { permanent, command, response = "" } = error as NodemailerError;
  return (
    permanent === true &&
    command === "RCPT TO" &&
    /^5\d\d[ -]5\.(1\.(1|2|3|6|10)|2\.1)\b/.test(String(response))
  );
}

let transporter: Transporter | undefined;

function smtp(): Transporter {
  if (transporter) return transporter;
  transporter = createTransport({ ...patience, url: env().SMTP_URL });
  // Asked before anything is said to the server: whatever the address was made of, one mail has one recipient.
  transporter.use("stream", ({ message }, done) =>
    done(message.getEnvelope().to.length === 1 ? null : new Error("A mail has exactly one recipient.")),
  );
  return transporter;
}

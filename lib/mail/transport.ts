/** The only door to the mail server, or to the mailbox page with MAILBOX=1. */
import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { keepInMailbox } from "@/db/queries/mailbox";
import { asSystem } from "@/db/wall";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";

export type RenderedMail = { id: string; to: string; subject: string; html: string; text: string };

/** Hands one mail over. Throws when the server did not take it: the job is then tried again, under the same Message-ID. */
export async function deliver(mail: RenderedMail): Promise<void> {
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
  });
}

let transporter: Transporter | undefined;

function smtp(): Transporter {
  transporter ??= createTransport(env().SMTP_URL);
  return transporter;
}

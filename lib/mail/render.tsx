/** Turns a mail into subject, HTML and text. */
import "server-only";
import { render } from "@react-email/render";
import { compose } from "./compose";
import type { Mail } from "./mails";

export async function renderMail(mail: Mail): Promise<{ subject: string; html: string; text: string }> {
  const { subject, body } = compose(mail);
  return { subject, html: await render(body), text: await render(body, { plainText: true }) };
}

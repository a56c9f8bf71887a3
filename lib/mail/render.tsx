/** Turns a mail into subject, HTML and text. */
import "server-only";
import { render } from "@react-email/render";
import type { ReactElement } from "react";
import { AlreadyRegistered } from "@/emails/already-registered";
import { Invitation } from "@/emails/invitation";
import { ProofCode } from "@/emails/proof-code";
import { ResetPassword } from "@/emails/reset-password";
import { VerifyEmail } from "@/emails/verify-email";
import { brand } from "@/lib/brand";
import type { Mail } from "./mails";
import { plainName } from "./plain-name";

export async function renderMail(mail: Mail): Promise<{ subject: string; html: string; text: string }> {
  const { subject, body } = compose(mail);
  return { subject, html: await render(body), text: await render(body, { plainText: true }) };
}

function compose(mail: Mail): { subject: string; body: ReactElement } {
  switch (mail.kind) {
    case "verify-email":
      return {
        subject: `Confirm your address for ${brand.name}`,
        body: <VerifyEmail {...mail} name={plainName(mail.name, "there")} />,
      };
    case "reset-password":
      return {
        subject: `A new password for ${brand.name}`,
        body: <ResetPassword {...mail} name={plainName(mail.name, "there")} />,
      };
    case "proof-code":
      return {
        subject: `Your code for ${brand.name}`,
        body: <ProofCode {...mail} name={plainName(mail.name, "there")} />,
      };
    case "already-registered":
      return {
        subject: `You already have an account with ${brand.name}`,
        body: <AlreadyRegistered {...mail} />,
      };
    case "invitation": {
      const inviter = plainName(mail.inviterName, "Someone");
      const organization = plainName(mail.organizationName, `a ${brand.workspace.one}`);
      return {
        subject: `${inviter} invited you to ${organization}`,
        body: <Invitation {...mail} inviterName={inviter} organizationName={organization} />,
      };
    }
  }
}

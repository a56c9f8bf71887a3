import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

export function SecurityNotice({ name, what, url }: { name: string; what: string; url: string }) {
  return (
    <MailLayout preview={what} title="Your account was changed">
      <MailText>
        Hello {name}, your {brand.name} account was changed. {what}
      </MailText>
      <MailButton href={url}>See your account</MailButton>
      <MailNote>
        If that was not you, someone else is in your account: set a new password at once, and end all other
        sessions.
      </MailNote>
    </MailLayout>
  );
}

import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

interface SecurityNoticeProps {
  name: string;
  what: string;
  /** It was none of the person's doing, and there is nothing that they have to mend. */
  isDone?: boolean;
  url: string;
}

export function SecurityNotice({ name, what, isDone = false, url }: SecurityNoticeProps) {
  return (
    <MailLayout preview={what} title="Your account was changed">
      <MailText>
        Hello {name}, your {brand.name} account was changed. {what}
      </MailText>
      <MailButton href={url}>See your account</MailButton>
      <MailNote>
        {isDone
          ? "You need not do anything. Your account shows what you can sign in with."
          : "If that was not you, someone else is in your account: set a new password at once, and end all other sessions."}
      </MailNote>
    </MailLayout>
  );
}

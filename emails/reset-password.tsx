import { MailButton, MailLayout, MailNote, MailText } from "./layout";

export function ResetPassword({ name, url }: { name: string; url: string }) {
  return (
    <MailLayout preview="Choose a new password." title="Choose a new password">
      <MailText>
        Hello {name}, this link lets you choose a new password. It signs you out everywhere else.
      </MailText>
      <MailButton href={url}>Choose a password</MailButton>
      <MailNote>
        The link works once, for one hour. If you did not ask for it, ignore this mail: your password stays as
        it is.
      </MailNote>
    </MailLayout>
  );
}

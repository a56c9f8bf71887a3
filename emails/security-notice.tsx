import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

interface SecurityNoticeProps {
  name: string;
  what: string;
  /** It was none of the person's doing, and there is nothing that they have to mend. */
  isDone?: boolean;
  /** A personal access token is what works from now on: no new password ends it. */
  isAccessToken?: boolean;
  url: string;
}

export function SecurityNotice({
  name,
  what,
  isDone = false,
  isAccessToken = false,
  url,
}: SecurityNoticeProps) {
  return (
    <MailLayout preview={what} title="Your account was changed">
      <MailText>
        Hello {name}, your {brand.name} account was changed. {what}
      </MailText>
      <MailButton href={url}>
        {isAccessToken ? "See your personal access tokens" : "See your account"}
      </MailButton>
      <MailNote>
        {isDone
          ? "You need not do anything. Your account shows what you can sign in with."
          : `If that was not you, someone else is in your account: ${isAccessToken ? "revoke the token at once, set a new password" : "set a new password at once"}, and end all other sessions.`}
      </MailNote>
    </MailLayout>
  );
}

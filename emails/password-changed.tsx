import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

export function PasswordChanged({ name, url }: { name: string; url: string }) {
  return (
    <MailLayout preview="And every other session was ended." title="Your password was changed">
      <MailText>
        Hello {name}, the password of your {brand.name} account was changed, and you were signed out
        everywhere else.
      </MailText>
      <MailText>If that was you, there is nothing to do. If not, set a new one at once:</MailText>
      <MailButton href={url}>Set a new password</MailButton>
      <MailNote>We never ask for your password by mail.</MailNote>
    </MailLayout>
  );
}

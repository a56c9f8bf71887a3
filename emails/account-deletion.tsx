import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

/** `until` is a day, in words. */
export function AccountDeletion({ name, until, url }: { name: string; until: string; url: string }) {
  return (
    <MailLayout preview={`You can keep it until ${until}.`} title="Your account will be deleted">
      <MailText>
        Hello {name}, you asked us to delete your {brand.name} account. On {until} it is deleted for good,
        with your name and your addresses. Until then you can sign in and keep it.
      </MailText>
      <MailButton href={url}>Sign in and keep it</MailButton>
      <MailNote>If you did not ask for this, sign in before that day and set a new password.</MailNote>
    </MailLayout>
  );
}

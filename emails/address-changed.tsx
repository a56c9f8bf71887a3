import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

type AddressChangedProps = { name: string; before: string; after: string; url: string };

export function AddressChanged({ name, before, after, url }: AddressChangedProps) {
  return (
    <MailLayout preview={`It is now ${after}.`} title="Your address was changed">
      <MailText>
        Hello {name}, the main address of your {brand.name} account was {before} and is now {after}. Mail from
        us goes there from now on.
      </MailText>
      <MailButton href={url}>See your account</MailButton>
      <MailNote>
        If that was not you, someone else is in your account: set a new password at once, and end all other
        sessions.
      </MailNote>
    </MailLayout>
  );
}

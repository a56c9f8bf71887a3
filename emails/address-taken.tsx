import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

export function AddressTaken({ url }: { url: string }) {
  return (
    <MailLayout preview="It belongs to one account already." title="This address has an account">
      <MailText>
        Someone, probably you, tried to add this address to another {brand.name} account. It has an account of
        its own. To move it, sign in there and remove it first.
      </MailText>
      <MailButton href={url}>Sign in</MailButton>
      <MailNote>If that was not you, there is nothing to do: nothing was changed.</MailNote>
    </MailLayout>
  );
}

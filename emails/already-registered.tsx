import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

export function AlreadyRegistered({ url }: { url: string }) {
  return (
    <MailLayout preview="No need to sign up again." title="You already have an account">
      <MailText>
        Someone, probably you, tried to sign up for {brand.name} with this address. It already has an account:
        sign in with it.
      </MailText>
      <MailButton href={url}>Sign in</MailButton>
      <MailNote>If that was not you, there is nothing to do: nobody got in and nothing was changed.</MailNote>
    </MailLayout>
  );
}

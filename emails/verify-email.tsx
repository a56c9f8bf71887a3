import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

export function VerifyEmail({ name, url }: { name: string; url: string }) {
  return (
    <MailLayout preview="One click and you are in." title="Confirm your address">
      <MailText>
        Hello {name}, one click confirms that this address is yours and signs you in to {brand.name}.
      </MailText>
      <MailButton href={url}>Confirm address</MailButton>
      <MailNote>
        The link works once, for one hour. If you did not sign up, ignore this mail and nothing happens.
      </MailNote>
    </MailLayout>
  );
}

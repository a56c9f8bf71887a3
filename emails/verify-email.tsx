import { brand } from "@/lib/brand";
import { MailButton, MailCode, MailLayout, MailNote, MailText } from "./layout";

export function VerifyEmail({ name, code, url }: { name: string; code: string; url: string }) {
  return (
    <MailLayout preview={`Your code is ${code}.`} title="Confirm your address">
      <MailText>
        Hello {name}, one click confirms that this address is yours and signs you in to {brand.name}.
      </MailText>
      <MailButton href={url}>Confirm address</MailButton>
      <MailText>Reading this on another device? Type this code where you signed up:</MailText>
      <MailCode>{code}</MailCode>
      <MailNote>
        Link and code work once, for one hour. If you did not sign up, ignore this mail and nothing happens.
      </MailNote>
    </MailLayout>
  );
}

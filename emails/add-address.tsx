import { brand } from "@/lib/brand";
import { MailButton, MailCode, MailLayout, MailNote, MailText } from "./layout";

export function AddAddress({ name, code, url }: { name: string; code: string; url: string }) {
  return (
    <MailLayout preview={`Your code is ${code}.`} title="Is this address yours?">
      <MailText>
        Hello {name}, confirm that this address is yours, in the browser where you are signed in to{" "}
        {brand.name}.
      </MailText>
      <MailButton href={url}>Confirm address</MailButton>
      <MailText>Or type this code on your account page:</MailText>
      <MailCode>{code}</MailCode>
      <MailNote>
        Link and code work once, for one hour, and only for the account that asked. If that was not you,
        ignore this mail and nothing happens.
      </MailNote>
    </MailLayout>
  );
}

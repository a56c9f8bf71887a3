import { brand } from "@/lib/brand";
import { MailButton, MailCode, MailLayout, MailNote, MailText } from "./layout";

export function SignInLink({ name, code, url }: { name: string; code: string; url: string }) {
  return (
    <MailLayout preview={`Your code is ${code}.`} title="Sign in">
      <MailText>
        Hello {name}, this link signs you in to {brand.name}, in the browser where you asked for it.
      </MailText>
      <MailButton href={url}>Sign in</MailButton>
      <MailText>Reading this on another device? Type this code where you asked:</MailText>
      <MailCode>{code}</MailCode>
      <MailNote>
        Link and code work once, for 10 minutes. Give the code to nobody: we never ask for it. If you did not
        ask for this mail, ignore it and nothing happens.
      </MailNote>
    </MailLayout>
  );
}

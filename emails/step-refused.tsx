import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText, MailWhence } from "./layout";

interface StepRefusedProps {
  name: string;
  /** A moment, in words. */
  at: string;
  device: string;
  ip: string | null;
  url: string;
}

export function StepRefused({ name, at, device, ip, url }: StepRefusedProps) {
  return (
    <MailLayout preview={`${device}, ${at}`} title="Wrong codes">
      <MailText>
        Hello {name}, somebody came past the first step of signing in to your {brand.name} account, and then
        gave five wrong codes. They are not in.
      </MailText>
      <MailWhence device={device} at={at} ip={ip} />
      <MailButton href={url}>Set a new password</MailButton>
      <MailNote>
        If that was you, there is nothing to do. If not, someone knows your password, reads your mail or is in
        an account that you sign in with: set a new password, and look after the others.
      </MailNote>
    </MailLayout>
  );
}

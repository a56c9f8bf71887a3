import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText, MailWhence } from "./layout";

interface NewDeviceProps {
  name: string;
  /** A moment, in words. */
  at: string;
  device: string;
  ip: string | null;
  url: string;
}

export function NewDevice({ name, at, device, ip, url }: NewDeviceProps) {
  return (
    <MailLayout preview={`${device}, ${at}`} title="New sign-in">
      <MailText>
        Hello {name}, somebody signed in to your {brand.name} account from a browser that we have not seen
        with it before:
      </MailText>
      <MailWhence device={device} at={at} ip={ip} />
      <MailButton href={url}>See your sessions</MailButton>
      <MailNote>
        If that was you, there is nothing to do. If not, end the session there and set a new password.
      </MailNote>
    </MailLayout>
  );
}

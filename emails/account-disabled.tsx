import { brand } from "@/lib/brand";
import { MailLayout, MailNote, MailText } from "./layout";

export function AccountDisabled({ name }: { name: string }) {
  return (
    <MailLayout preview="You are signed out everywhere." title="Your account was disabled">
      <MailText>
        Hello {name}, {brand.staff} disabled your {brand.name} account. You are signed out everywhere, and
        neither you nor a program of yours can come in until it is enabled again. What is yours stays.
      </MailText>
      <MailNote>If you do not know why, write to {brand.support}.</MailNote>
    </MailLayout>
  );
}

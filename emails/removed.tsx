import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

export function Removed({
  name,
  organizationName,
  url,
}: {
  name: string;
  organizationName: string;
  url: string;
}) {
  return (
    <MailLayout
      preview={`${organizationName} is no longer shared with you.`}
      title={`You were removed from ${organizationName}`}
      organizationName={organizationName}
    >
      <MailText>
        Hello {name}, someone who runs {organizationName} removed you from it. What you made stays there,
        under your name. Your {brand.name} account and your other {brand.workspace.many} are as they were.
      </MailText>
      <MailButton href={url}>Your {brand.workspace.many}</MailButton>
      <MailNote>If this is a mistake, ask someone there for a new invitation.</MailNote>
    </MailLayout>
  );
}

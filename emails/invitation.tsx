import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

type InvitationProps = { inviterName: string; organizationName: string; roleName: string; url: string };

export function Invitation({ inviterName, organizationName, roleName, url }: InvitationProps) {
  return (
    <MailLayout
      preview={`Join ${organizationName} on ${brand.name}.`}
      title={`Join ${organizationName}`}
      organizationName={organizationName}
    >
      <MailText>
        {inviterName} invited you to {organizationName} on {brand.name}, with the role {roleName}.
      </MailText>
      <MailButton href={url}>See the invitation</MailButton>
      <MailNote>
        The link is yours alone and works for 7 days. If you do not know {inviterName}, ignore this mail.
      </MailNote>
    </MailLayout>
  );
}

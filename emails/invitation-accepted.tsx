import { MailButton, MailLayout, MailNote, MailText } from "./layout";

interface InvitationAcceptedProps {
  name: string;
  memberName: string;
  memberEmail: string;
  organizationName: string;
  roleName: string;
  url: string;
}

export function InvitationAccepted(props: InvitationAcceptedProps) {
  const { name, memberName, memberEmail, organizationName, roleName, url } = props;
  return (
    <MailLayout
      preview={`Your invitation to ${memberEmail} was accepted.`}
      title={`${memberName} joined ${organizationName}`}
      organizationName={organizationName}
    >
      <MailText>
        Hello {name}, your invitation to {memberEmail} was accepted: {memberName} is in {organizationName}{" "}
        now, with the role {roleName}.
      </MailText>
      <MailButton href={url}>See who is in</MailButton>
      <MailNote>You get this because you sent the invitation.</MailNote>
    </MailLayout>
  );
}

import { MailButton, MailLayout, MailNote, MailText } from "./layout";

interface RoleChangedProps {
  name: string;
  actorName: string;
  organizationName: string;
  roleBefore: string;
  roleName: string;
  url: string;
}

export function RoleChanged(props: RoleChangedProps) {
  const { name, actorName, organizationName, roleBefore, roleName, url } = props;
  return (
    <MailLayout
      preview={`It was ${roleBefore}.`}
      title={`Your role is now ${roleName}`}
      organizationName={organizationName}
    >
      <MailText>
        Hello {name}, {actorName} changed your role in {organizationName} from {roleBefore} to {roleName}. It
        holds already.
      </MailText>
      <MailButton href={url}>Go to {organizationName}</MailButton>
      <MailNote>If you did not expect this, ask {actorName}, or someone else who runs it.</MailNote>
    </MailLayout>
  );
}

import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

interface WorkspaceDeletedProps {
  name: string;
  actorName: string;
  organizationName: string;
  /** A day, in words. */
  until: string;
  url: string;
}

export function WorkspaceDeleted({ name, actorName, organizationName, until, url }: WorkspaceDeletedProps) {
  return (
    <MailLayout
      preview={`It can be restored until ${until}.`}
      title={`${organizationName} was deleted`}
      organizationName={organizationName}
    >
      <MailText>
        Hello {name}, {actorName} deleted {organizationName}. Nobody can enter it any more. Until {until} any
        of its owners can restore it with all that is in it; after that day it is gone for good.
      </MailText>
      <MailButton href={url}>Restore the {brand.workspace.one}</MailButton>
      <MailNote>
        You get this because you are an owner. If it was meant to go, there is nothing to do.
      </MailNote>
    </MailLayout>
  );
}

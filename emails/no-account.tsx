import { brand } from "@/lib/brand";
import { MailButton, MailLayout, MailNote, MailText } from "./layout";

const preview = "Perhaps you used another address.";
const title = "There is no account with this address";

function Asked() {
  return (
    <MailText>
      Someone, probably you, asked for a link to sign in to {brand.name} with this address. Nobody has an
      account with it. If you have one, it goes by another address.
    </MailText>
  );
}

const ignore = "If that was not you, there is nothing to do.";

/** While anyone may sign up. */
export function NoAccount({ url }: { url: string }) {
  return (
    <MailLayout preview={preview} title={title}>
      <Asked />
      <MailText>Are you new here? Create an account.</MailText>
      <MailButton href={url}>Create an account</MailButton>
      <MailNote>{ignore}</MailNote>
    </MailLayout>
  );
}

/** While only invited people may. */
export function NoAccountInvited({ url }: { url: string }) {
  return (
    <MailLayout preview={preview} title={title}>
      <Asked />
      <MailText>
        An account begins with an invitation here. If you were invited, open the link in that mail; if not,
        ask somebody who is in the {brand.workspace.one} that you want to join.
      </MailText>
      <MailButton href={url}>Sign in with another address</MailButton>
      <MailNote>{ignore}</MailNote>
    </MailLayout>
  );
}

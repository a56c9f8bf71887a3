import { brand } from "@/lib/brand";
import { MailCode, MailLayout, MailNote, MailText } from "./layout";

export function ProofCode({ name, code }: { name: string; code: string }) {
  return (
    <MailLayout preview={`Your code is ${code}.`} title="Is it you?">
      <MailText>
        Hello {name}, somebody who is signed in to {brand.name} as you is about to do something that asks for
        a proof. If that is you, type this code:
      </MailText>
      <MailCode>{code}</MailCode>
      <MailNote>
        It works once, for ten minutes, and only where you asked for it. If that was not you, change your
        password: somebody else is using your session.
      </MailNote>
    </MailLayout>
  );
}

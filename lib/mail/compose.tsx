/** Subject and body of each mail. Whoever chose a name, here it becomes plain: a template gets no other. */
import "server-only";
import type { ReactElement } from "react";
import { AccountDeletion } from "@/emails/account-deletion";
import { AccountDisabled } from "@/emails/account-disabled";
import { AddAddress } from "@/emails/add-address";
import { AddressChanged } from "@/emails/address-changed";
import { AddressTaken } from "@/emails/address-taken";
import { AlreadyRegistered } from "@/emails/already-registered";
import { Invitation } from "@/emails/invitation";
import { InvitationAccepted } from "@/emails/invitation-accepted";
import { NewDevice } from "@/emails/new-device";
import { NoAccount, NoAccountInvited } from "@/emails/no-account";
import { PasswordChanged } from "@/emails/password-changed";
import { ProofCode } from "@/emails/proof-code";
import { Removed } from "@/emails/removed";
import { ResetPassword } from "@/emails/reset-password";
import { RoleChanged } from "@/emails/role-changed";
import { SecurityNotice } from "@/emails/security-notice";
import { SignInLink } from "@/emails/sign-in-link";
import { StepRefused } from "@/emails/step-refused";
import { VerifyEmail } from "@/emails/verify-email";
import { WorkspaceDeleted } from "@/emails/workspace-deleted";
import { brand } from "@/lib/brand";
import type { Mail, MailKind, MailOf } from "./mails";
import { plainName } from "./plain-name";
import { dayInWords, momentInWords } from "./times";

type Composed = { subject: string; body: ReactElement };

export function compose(mail: Mail): Composed {
  // TypeScript does not see that the kind picks the function of the same kind.
  return (compositions[mail.kind] as (mail: Mail) => Composed)(withPlainNames(mail));
}

const compositions: { [Kind in MailKind]: (mail: MailOf<Kind>) => Composed } = {
  "verify-email": (mail) => ({
    subject: `Confirm your address for ${brand.name}`,
    body: <VerifyEmail {...mail} />,
  }),
  "reset-password": (mail) => ({
    subject: `A new password for ${brand.name}`,
    body: <ResetPassword {...mail} />,
  }),
  "already-registered": (mail) => ({
    subject: `You already have an account with ${brand.name}`,
    body: <AlreadyRegistered {...mail} />,
  }),
  "sign-in-link": (mail) => ({
    subject: `Your sign-in link for ${brand.name}`,
    body: <SignInLink {...mail} />,
  }),
  "no-account": (mail) => ({
    subject: `This address has no account with ${brand.name}`,
    body: <NoAccount {...mail} />,
  }),
  "no-account-invited": (mail) => ({
    subject: `This address has no account with ${brand.name}`,
    body: <NoAccountInvited {...mail} />,
  }),
  "add-address": (mail) => ({
    subject: `Add this address to your ${brand.name} account`,
    body: <AddAddress {...mail} />,
  }),
  "address-taken": (mail) => ({
    subject: `This address has an account with ${brand.name}`,
    body: <AddressTaken {...mail} />,
  }),
  "password-changed": (mail) => ({
    subject: `Your ${brand.name} password was changed`,
    body: <PasswordChanged {...mail} />,
  }),
  "proof-code": (mail) => ({
    subject: `Your code for ${brand.name}`,
    body: <ProofCode {...mail} />,
  }),
  "new-device": (mail) => ({
    subject: `New sign-in to ${brand.name}`,
    body: <NewDevice {...mail} at={momentInWords(mail.at)} />,
  }),
  "step-refused": (mail) => ({
    subject: `Somebody gave wrong codes for your ${brand.name} account`,
    body: <StepRefused {...mail} at={momentInWords(mail.at)} />,
  }),
  "address-changed": (mail) => ({
    subject: `Your address for ${brand.name} was changed`,
    body: <AddressChanged {...mail} />,
  }),
  "security-notice": (mail) => ({
    subject: `A change to your ${brand.name} account`,
    body: <SecurityNotice {...mail} />,
  }),
  "account-disabled": (mail) => ({
    subject: `Your ${brand.name} account was disabled`,
    body: <AccountDisabled {...mail} />,
  }),
  "account-deletion": (mail) => ({
    subject: `Your ${brand.name} account will be deleted`,
    body: <AccountDeletion {...mail} until={dayInWords(mail.until)} />,
  }),
  invitation: (mail) => ({
    subject: `${mail.inviterName} invited you to ${mail.organizationName}`,
    body: <Invitation {...mail} />,
  }),
  "invitation-accepted": (mail) => ({
    subject: `${mail.memberName} joined ${mail.organizationName}`,
    body: <InvitationAccepted {...mail} />,
  }),
  "role-changed": (mail) => ({
    subject: `Your role in ${mail.organizationName} is now ${mail.roleName}`,
    body: <RoleChanged {...mail} />,
  }),
  removed: (mail) => ({
    subject: `You were removed from ${mail.organizationName}`,
    body: <Removed {...mail} />,
  }),
  "workspace-deleted": (mail) => ({
    subject: `${mail.organizationName} was deleted`,
    body: <WorkspaceDeleted {...mail} until={dayInWords(mail.until)} />,
  }),
};

/** What stands for a name that is not plain. */
const insteadOf: Record<string, string> = {
  name: "there",
  inviterName: "Someone",
  actorName: "Someone",
  memberName: "Someone",
  organizationName: brand.workspace.a,
};

function withPlainNames(mail: Mail): Mail {
  const fields = Object.entries(mail).map(([field, value]) => {
    const instead = insteadOf[field];
    return [field, instead && typeof value === "string" ? plainName(value, instead) : value];
  });
  return Object.fromEntries(fields) as Mail;
}

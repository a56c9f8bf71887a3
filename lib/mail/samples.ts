/** Every mail with made-up values: what /dev/emails shows and what the tests render. */
import type { MailKind, MailOf } from "./mails";

/** What people chose for themselves; a mail of ours must stay ours with any of it. */
export type SampleNames = { person: string; other: string; organization: string };

export const sampleNames = {
  usual: { person: "Nora Lind", other: "Alice Ahlgren", organization: "Acme" },
  long: { person: "N".repeat(60), other: "Alice Wilhelmina ".repeat(3).trim(), organization: "W".repeat(60) },
  hostile: {
    person: "https://evil.example/win",
    other: "<script>alert(1)</script><b>Bold</b> & co",
    organization: "Claim your prize at www.evil.example",
  },
} satisfies Record<string, SampleNames>;

const origin = "https://app.example.com";
const at = "2026-03-14T15:09:26Z";
const until = "2026-04-13T15:09:26Z";

type Samples = { [Kind in MailKind]: MailOf<Kind> };

export function sampleMails({ person, other, organization }: SampleNames): Samples {
  const to = "nora@example.com";
  const toPerson = { to, name: person };
  const inOrganization = { ...toPerson, organizationName: organization };
  return {
    "verify-email": {
      kind: "verify-email",
      ...toPerson,
      code: "314159",
      url: `${origin}/verify/some-secret`,
    },
    "reset-password": { kind: "reset-password", ...toPerson, url: `${origin}/reset-password/some-secret` },
    "already-registered": { kind: "already-registered", to, url: `${origin}/sign-in` },
    "sign-in-link": {
      kind: "sign-in-link",
      ...toPerson,
      code: "141421",
      url: `${origin}/sign-in/link/some-secret`,
    },
    "no-account": { kind: "no-account", to, url: `${origin}/sign-up` },
    "no-account-invited": { kind: "no-account-invited", to, url: `${origin}/sign-in` },
    "add-address": {
      kind: "add-address",
      ...toPerson,
      code: "161803",
      url: `${origin}/account/addresses/some-secret`,
    },
    "address-taken": { kind: "address-taken", to, url: `${origin}/sign-in` },
    "password-changed": { kind: "password-changed", ...toPerson, url: `${origin}/forgot-password` },
    "proof-code": { kind: "proof-code", ...toPerson, code: "271828" },
    "new-device": {
      kind: "new-device",
      ...toPerson,
      at,
      device: "Firefox on Windows",
      ip: "203.0.113.7",
      url: `${origin}/account`,
    },
    "step-refused": {
      kind: "step-refused",
      ...toPerson,
      at,
      device: "Firefox on Windows",
      ip: "203.0.113.7",
      url: `${origin}/forgot-password`,
    },
    "address-changed": {
      kind: "address-changed",
      ...toPerson,
      before: "nora@old.example",
      after: "nora@new.example",
      url: `${origin}/account`,
    },
    "security-notice": {
      kind: "security-notice",
      ...toPerson,
      what: "The address nora@new.example was added to it.",
      url: `${origin}/account`,
    },
    "account-disabled": { kind: "account-disabled", ...toPerson },
    "account-deletion": { kind: "account-deletion", ...toPerson, until, url: `${origin}/sign-in` },
    invitation: {
      kind: "invitation",
      to,
      inviterName: other,
      organizationName: organization,
      roleName: "Member",
      url: `${origin}/invitations/some-secret`,
    },
    "invitation-accepted": {
      kind: "invitation-accepted",
      ...inOrganization,
      memberName: other,
      memberEmail: "alice@example.com",
      roleName: "Member",
      url: `${origin}/acme/members`,
    },
    "role-changed": {
      kind: "role-changed",
      ...inOrganization,
      actorName: other,
      roleBefore: "Member",
      roleName: "Admin",
      url: `${origin}/acme`,
    },
    removed: { kind: "removed", ...inOrganization, url: `${origin}/workspaces` },
    "workspace-deleted": {
      kind: "workspace-deleted",
      ...inOrganization,
      actorName: other,
      until,
      url: `${origin}/workspaces`,
    },
  };
}

/** Every mail there is. A mail is enqueued as this value and rendered by the worker. Times are ISO 8601. */

export type Mail = { to: string } & (
  | { kind: "verify-email"; name: string; code: string; url: string }
  | { kind: "reset-password"; name: string; url: string }
  | { kind: "already-registered"; url: string }
  /** Signs in by itself: whoever reads it has the mailbox. */
  | { kind: "sign-in-link"; name: string; code: string; url: string }
  /** To who asked for such a link and has no account: where anyone may make one, and where only invited people may. */
  | { kind: "no-account"; url: string }
  | { kind: "no-account-invited"; url: string }
  /** Proves one more address of somebody who is signed in. */
  | { kind: "add-address"; name: string; code: string; url: string }
  /** To who has an address that somebody else wanted to add. */
  | { kind: "address-taken"; url: string }
  | { kind: "password-changed"; name: string; url: string }
  /** Six digits that prove, once more, who sits there. */
  | { kind: "proof-code"; name: string; code: string }
  | { kind: "new-device"; name: string; at: string; device: string; ip: string | null; url: string }
  /** Five wrong codes at the second step. */
  | { kind: "step-refused"; name: string; at: string; device: string; ip: string | null; url: string }
  /** To the address of before and to the one of now. */
  | { kind: "address-changed"; name: string; before: string; after: string; url: string }
  /** What was done to the account, in a sentence, for whoever it was not. */
  | {
      kind: "security-notice";
      name: string;
      what: string;
      isDone?: boolean;
      isAccessToken?: boolean;
      url: string;
    }
  /** By staff. */
  | { kind: "account-disabled"; name: string }
  | { kind: "account-deletion"; name: string; until: string; url: string }
  | { kind: "invitation"; inviterName: string; organizationName: string; roleName: string; url: string }
  /** To who invited. */
  | {
      kind: "invitation-accepted";
      name: string;
      memberName: string;
      /** The address that was invited. */
      memberEmail: string;
      organizationName: string;
      roleName: string;
      url: string;
    }
  | {
      kind: "role-changed";
      name: string;
      actorName: string;
      organizationName: string;
      roleBefore: string;
      roleName: string;
      url: string;
    }
  | { kind: "removed"; name: string; organizationName: string; url: string }
  /** To each owner; `until` it can be restored. */
  | {
      kind: "workspace-deleted";
      name: string;
      actorName: string;
      organizationName: string;
      until: string;
      url: string;
    }
);

export type MailKind = Mail["kind"];
export type MailOf<Kind extends MailKind> = Extract<Mail, { kind: Kind }>;

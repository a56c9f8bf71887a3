/** Every mail there is. A mail is enqueued as this value and rendered by the worker. */

export type Mail =
  | { kind: "verify-email"; to: string; name: string; code: string; url: string }
  | { kind: "reset-password"; to: string; name: string; url: string }
  | { kind: "proof-code"; to: string; name: string; code: string }
  | { kind: "already-registered"; to: string; url: string }
  | {
      kind: "invitation";
      to: string;
      inviterName: string;
      organizationName: string;
      roleName: string;
      url: string;
    };

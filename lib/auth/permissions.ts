/**
 * What a person may do outside any organization, with what is their own: the third kind of permission. It is asked where
 * the session is, by `userAction` and `requireUser`.
 *
 * Words to the fork: add a permission here and name it at its door. Whoever signed in with a proved address is a person;
 * should some accounts do less, by plan say, add their kind here and let `userPermissionsOf` choose.
 */
import type { CurrentUser } from "@/db/queries/sessions";
import { brand } from "@/lib/brand";

const everyUserPermission = [
  "read:profile",
  "update:profile",
  "read:address",
  "add:address",
  "update:address",
  "remove:address",
  "change:password",
  "set-up:totp",
  "remove:totp",
  "renew:recovery-codes",
  "read:passkey",
  "add:passkey",
  "update:passkey",
  "remove:passkey",
  "read:access-token",
  "create:access-token",
  "revoke:access-token",
  "read:session",
  "end:session",
  "prove:identity",
  "read:identity",
  "connect:identity",
  "disconnect:identity",
  "read:security-event",
  "read:membership",
  "update:membership",
  "leave:organization",
  "hand-over:organization",
  "create:organization",
  "restore:organization",
  "accept:invitation",
  "join:organization",
  "decline:invitation",
  "export:data",
  "delete:account",
] as const;

export type UserPermission = (typeof everyUserPermission)[number];

/** What of this a program may be allowed, by a personal access token, with one sentence for people each. */
export const programUserPermissions = {
  "read:profile": "See your name and your address",
  "update:profile": "Change your name",
  "read:membership": `See which ${brand.workspace.many} you are in`,
} as const satisfies Partial<Record<UserPermission, string>>;

const userPermissions: Record<"person", ReadonlySet<UserPermission>> = {
  person: new Set(everyUserPermission),
};

/** What this account may do. */
export function userPermissionsOf(_user: CurrentUser): ReadonlySet<UserPermission> {
  return userPermissions.person;
}

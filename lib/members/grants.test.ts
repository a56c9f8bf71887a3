import { expect, test } from "vitest";
import * as invite from "@/lib/invitations/invite";
import * as invitations from "@/lib/invitations/operations";
import { defaultRoles } from "@/lib/organization/template";
import * as members from "./operations";

/** Written by hand: what each role may begin, whatever the operations say that they need. */
const allowed: Record<string, string[]> = {
  viewer: ["leaveOrganization"],
  member: [
    "inviteMembers",
    "leaveOrganization",
    "previewInvitations",
    "resendInvitation",
    "revokeInvitation",
  ],
  admin: [
    "changeRole",
    "inviteMembers",
    "leaveOrganization",
    "previewInvitations",
    "reactivateMember",
    "removeMember",
    "resendInvitation",
    "revokeInvitation",
    "suspendMember",
  ],
};

test.each(Object.entries(allowed))("a %s may %j", (key, names) => {
  const held: readonly string[] = defaultRoles[key]?.permissions ?? [];
  const open = Object.entries({ ...invite, ...invitations, ...members }).filter(([, { permission }]) =>
    held.includes(permission),
  );
  expect(open.map(([name]) => name).toSorted()).toEqual(names);
});

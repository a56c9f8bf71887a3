/** What programs can do with invitations. The link is in the mail alone. */
import "server-only";
import { z } from "zod";
import { findInvitationTo, listInvitationPage } from "@/db/queries/invitation-pages";
import type { PendingInvitation } from "@/db/queries/invitations";
import { readRoute, writeRoute } from "@/lib/api/route";
import {
  exampleId,
  exampleTime,
  idAnswer,
  isoTime,
  named,
  pageOf,
  pageSent,
  roleAnswer,
  sending,
  timeAnswer,
} from "@/lib/api/schemas";
import { emailInput } from "@/lib/auth/input";
import { roleKeyInput } from "@/lib/organization/input";
import { Refused } from "@/lib/organization/perform";
import { invitationIdInput } from "./input";
import { inviteMembers } from "./invite";
import { revokeInvitation } from "./operations";

const invitation = named(
  "Invitation",
  z.object({
    id: idAnswer,
    email: z.string(),
    role: roleAnswer,
    expires_at: timeAnswer,
    is_expired: z.boolean(),
  }),
  {
    id: exampleId,
    email: "nora@example.com",
    role: { key: "member", name: "Member" },
    expires_at: exampleTime,
    is_expired: false,
  },
);

export const invitationRoutes = {
  list: readRoute({
    path: "/invitations",
    summary: "List invitations that wait, the last made first",
    permission: "invite:member",
    sent: z.object(pageSent),
    answer: pageOf(invitation),
    read: async (tx, { after }) => {
      const page = await listInvitationPage(tx, after);
      return { data: page.invitations.map(shown), next: page.next ?? null };
    },
  }),
  create: writeRoute(inviteMembers, {
    method: "POST",
    path: "/invitations",
    summary: "Invite somebody: they get a mail with a link that is good for seven days",
    sent: sending(z.object({ email: emailInput, role: roleKeyInput }), {
      email: "nora@example.com",
      role: "member",
    }),
    answer: invitation,
    toInput: ({ email, role }) => ({ addresses: email, roleKey: role, again: false }),
    respond: async (tx, { rows }) => {
      const [row] = rows;
      const found = row?.state === "sent" && row.email ? await findInvitationTo(tx, row.email) : undefined;
      if (!found) throw new Refused({ code: "conflict", message: row?.reason ?? "Nobody was invited." });
      return shown(found);
    },
  }),
  revoke: writeRoute(revokeInvitation, {
    method: "DELETE",
    path: "/invitations/{id}",
    summary: "Revoke an invitation: its link is dead",
    sent: invitationIdInput,
    answer: null,
  }),
};

function shown(found: PendingInvitation) {
  return {
    id: found.id,
    email: found.email,
    role: { key: found.roleKey, name: found.roleName },
    expires_at: isoTime(found.expiresAt),
    is_expired: found.isExpired,
  };
}

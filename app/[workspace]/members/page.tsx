import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { listPendingInvitations } from "@/db/queries/invitations";
import { listMembers } from "@/db/queries/memberships";
import { listRoles } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { can, mayTouch } from "@/lib/organization/grants";
import { inOrganization } from "@/lib/organization/in-organization";
import { roleChoices } from "@/lib/organization/role-choices";
import { InvitationTable } from "./invitation-table";
import { InviteDialog } from "./invite-dialog";
import { MemberTable } from "./member-table";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: PageProps<"/[workspace]/members">) {
  const { workspace: slug } = await params;
  const { members, invitations, roles, canInvite } = await inOrganization(slug, "read:member", readPeople);
  return (
    <>
      <PageHeader
        title="Members"
        description="Who is in, and what each may do."
        actions={canInvite && <InviteDialog slug={slug} roles={roles} />}
      />
      <div className="grid gap-8">
        <MemberTable slug={slug} members={members} roles={roles} />
        {invitations.length > 0 && <InvitationTable slug={slug} invitations={invitations} />}
      </div>
    </>
  );
}

/** Everyone who is in or invited, with what the person who looks may do to each. */
async function readPeople(tx: Tx) {
  const roles = await listRoles(tx);
  const touchable = new Set(
    roles.filter((role) => mayTouch(tx.permissions, role.permissions)).map((role) => role.key),
  );
  const canInvite = can(tx, "invite:member");
  const invitations = canInvite ? await listPendingInvitations(tx) : [];
  const members = await listMembers(tx);
  return {
    canInvite,
    roles: roleChoices(roles, tx.permissions),
    invitations: invitations.map((each) => ({ ...each, canRevoke: touchable.has(each.roleKey) })),
    members: members.map((member) => ({
      ...member,
      isMe: member.userId === tx.userId,
      canChangeRole: can(tx, "update:member") && touchable.has(member.roleKey),
      canRemove: can(tx, "remove:member") && touchable.has(member.roleKey),
    })),
  };
}

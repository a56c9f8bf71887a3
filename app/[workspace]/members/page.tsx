import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { listPendingInvitations } from "@/db/queries/invitations";
import { listMembers } from "@/db/queries/memberships";
import { listRoles } from "@/db/queries/roles";
import { mayTouch } from "@/lib/organization/grants";
import { inOrganization, requireOrganization } from "@/lib/organization/in-organization";
import { roleChoices } from "@/lib/organization/role-choices";
import { InvitationTable } from "./invitation-table";
import { InviteDialog } from "./invite-dialog";
import { MemberTable } from "./member-table";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: PageProps<"/[workspace]/members">) {
  const { workspace: slug } = await params;
  const { can, permissions, user } = await requireOrganization(slug);
  const { members, invitations, roles } = await inOrganization(slug, "read:member", async (tx) => ({
    members: await listMembers(tx),
    invitations: can("invite:member") ? await listPendingInvitations(tx) : [],
    roles: await listRoles(tx),
  }));
  const choices = roleChoices(roles, permissions);
  const touchable = new Set(
    roles.filter((role) => mayTouch(permissions, role.permissions)).map((role) => role.key),
  );
  const rows = members.map((member) => ({
    ...member,
    isMe: member.userId === user.id,
    canChangeRole: can("update:member") && touchable.has(member.roleKey),
    canRemove: can("remove:member") && touchable.has(member.roleKey),
  }));
  return (
    <>
      <PageHeader
        title="Members"
        description="Who is in, and what each may do."
        actions={can("invite:member") && <InviteDialog slug={slug} roles={choices} />}
      />
      <div className="grid gap-8">
        <MemberTable slug={slug} members={rows} roles={choices} />
        {invitations.length > 0 && (
          <InvitationTable
            slug={slug}
            invitations={invitations.map((each) => ({ ...each, canRevoke: touchable.has(each.roleKey) }))}
          />
        )}
      </div>
    </>
  );
}

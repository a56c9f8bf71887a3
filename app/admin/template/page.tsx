import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { listRoles, type Role } from "@/db/queries/roles";
import { findTemplateVersion, listRoleUse, type RoleUse } from "@/db/queries/template";
import { brand } from "@/lib/brand";
import { inInstance } from "@/lib/instance/in-instance";
import { permissionGroups } from "@/lib/template/groups";
import { holdersInWords } from "@/lib/template/sentences";
import { StaffPage } from "../staff-page";
import { AddRoleDialog } from "./add-role-dialog";
import { PermissionGrid } from "./permission-grid";
import { RoleList } from "./role-list";

export const metadata: Metadata = { title: "Template" };

export type TemplateRole = Role & {
  /** Who has it, in words; empty when nobody has and nobody is invited to it. */
  inUse: string;
};

/** The roles of every workspace, and what each holds. For staff: elsewhere there is no such page. */
export default async function TemplatePage() {
  const { version, roles } = await inInstance("read:template", async (tx) => {
    // The version first: what changes between the two makes a save look again, never overwrite.
    const version = await findTemplateVersion(tx);
    const [listed, use] = [await listRoles(tx), await listRoleUse(tx)];
    return { version, roles: listed.map((role) => withUse(role, use.get(role.key))) };
  });
  return (
    <StaffPage>
      <PageHeader
        title="Template"
        description={`The roles that people have in their ${brand.workspace.many}. A change holds in every ${brand.workspace.one}, with everybody's next click.`}
        actions={<AddRoleDialog version={version} roles={roles} />}
      />
      <div className="grid grid-cols-1 gap-8">
        <RoleList version={version} roles={roles} />
        <PermissionGrid version={version} roles={roles} groups={permissionGroups()} />
      </div>
    </StaffPage>
  );
}

function withUse(role: Role, use: RoleUse | undefined): TemplateRole {
  return { ...role, inUse: holdersInWords(use) };
}

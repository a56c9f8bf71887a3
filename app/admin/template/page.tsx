import { CircleUser } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { signOutAction } from "@/app/sign-out-action";
import { PageHeader } from "@/components/page-header";
import { SignOutButton } from "@/components/sign-out-button";
import { Button } from "@/components/ui/button";
import { WidePage } from "@/components/wide-page";
import { listRoles, type Role } from "@/db/queries/roles";
import { findTemplateVersion, listRoleUse, type RoleUse } from "@/db/queries/template";
import { brand } from "@/lib/brand";
import { inInstance } from "@/lib/instance/in-instance";
import { accountPath, chooserPath } from "@/lib/paths";
import { permissionGroups } from "@/lib/template/groups";
import { holdersInWords } from "@/lib/template/sentences";
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
    <WidePage wide homeHref={chooserPath} actions={<WaysOut />}>
      <PageHeader
        title="Template"
        description={`The roles that people have in their ${brand.workspace.many}. A change holds in every ${brand.workspace.one}, with everybody's next click.`}
        actions={<AddRoleDialog version={version} roles={roles} />}
      />
      <div className="grid grid-cols-1 gap-8">
        <RoleList version={version} roles={roles} />
        <PermissionGrid version={version} roles={roles} groups={permissionGroups()} />
      </div>
    </WidePage>
  );
}

function withUse(role: Role, use: RoleUse | undefined): TemplateRole {
  return { ...role, inUse: holdersInWords(use) };
}

function WaysOut() {
  return (
    <>
      <Button asChild variant="link">
        <Link href={accountPath}>
          <CircleUser aria-hidden="true" />
          Your account
        </Link>
      </Button>
      <SignOutButton action={signOutAction.bind(null, undefined)} />
    </>
  );
}

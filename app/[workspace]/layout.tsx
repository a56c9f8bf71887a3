import { FolderKanban, History, House, Settings, Users } from "lucide-react";
import type { ReactNode } from "react";
import { signOutAction } from "@/app/sign-out-action";
import { RefusalBoundary } from "@/components/refusal-boundary";
import { AppShell } from "@/components/shell/app-shell";
import { NavLink } from "@/components/shell/nav-link";
import { UserMenu } from "@/components/shell/user-menu";
import { WorkspaceSwitcher } from "@/components/shell/workspace-switcher";
import { TabNotice } from "@/components/tab-notice";
import { type CurrentOrganization, requireOrganization } from "@/lib/organization/in-organization";
import { accountPath, chooserPath, workspacePath } from "@/lib/paths";

/** The shell. That it awaits the same guard as the page makes a stranger's 404 a real one. */
export default async function WorkspaceLayout({ children, params }: LayoutProps<"/[workspace]">) {
  const { workspace: slug } = await params;
  const organization = await requireOrganization(slug);
  return (
    <AppShell
      switcher={
        <WorkspaceSwitcher
          current={{ slug, name: organization.name }}
          workspaces={organization.workspaces.map((each) => ({ ...each, href: workspacePath(each.slug) }))}
          invitations={organization.invitations}
          chooserHref={chooserPath}
          newHref="/workspaces/new"
        />
      }
      header={
        <TabNotice organizationId={organization.id} seen={organization.tab} className="top-14 lg:top-0" />
      }
      nav={<Navigation organization={organization} />}
      user={
        <UserMenu
          name={organization.user.name}
          email={organization.user.email}
          accountHref={accountPath}
          chooserHref={chooserPath}
          signOutAction={signOutAction.bind(null, undefined)}
        />
      }
    >
      <RefusalBoundary>{children}</RefusalBoundary>
    </AppShell>
  );
}

function Navigation({ organization: { slug, name, can } }: { organization: CurrentOrganization }): ReactNode {
  const settings = can("update:organization")
    ? workspacePath(slug, "settings")
    : can("read:api-key") && workspacePath(slug, "settings", "keys");
  return (
    <div className="grid gap-0.5">
      <NavLink href={workspacePath(slug)} icon={<House aria-hidden="true" />} shape="home" title={name} exact>
        Home
      </NavLink>
      {can("read:project") && (
        <NavLink href={workspacePath(slug, "projects")} icon={<FolderKanban aria-hidden="true" />}>
          Projects
        </NavLink>
      )}
      {can("read:member") && (
        <NavLink href={workspacePath(slug, "members")} icon={<Users aria-hidden="true" />} shape="people">
          Members
        </NavLink>
      )}
      {can("read:event") && (
        <NavLink
          href={workspacePath(slug, "events")}
          icon={<History aria-hidden="true" />}
          shape="filtered-list"
        >
          Events
        </NavLink>
      )}
      {settings && (
        <NavLink href={settings} icon={<Settings aria-hidden="true" />} shape="sections">
          Settings
        </NavLink>
      )}
    </div>
  );
}

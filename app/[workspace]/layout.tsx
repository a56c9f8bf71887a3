import { cookies } from "next/headers";
import { signOutAction } from "@/app/sign-out-action";
import { RefusalBoundary } from "@/components/refusal-boundary";
import { AppShell } from "@/components/shell/app-shell";
import { Breadcrumbs } from "@/components/shell/breadcrumbs";
import { CommandButton } from "@/components/shell/command-button";
import { Commands } from "@/components/shell/commands";
import { NavLink } from "@/components/shell/nav-link";
import { collapsedValue, sidebarCookie } from "@/components/shell/sidebar-cookie";
import { SidebarToggle } from "@/components/shell/sidebar-toggle";
import { UserMenu } from "@/components/shell/user-menu";
import { WorkspaceSwitcher } from "@/components/shell/workspace-switcher";
import { TabNotice } from "@/components/tab-notice";
import { ownPlaces } from "@/lib/account/pages";
import { requireOrganization } from "@/lib/organization/in-organization";
import { accountPath, chooserPath, commandsPath, newWorkspacePath, workspacePath } from "@/lib/paths";
import { placesOf } from "./pages";

/** The shell. That it awaits the same guard as the page makes a stranger's 404 a real one. */
export default async function WorkspaceLayout({ children, params }: LayoutProps<"/[workspace]">) {
  const { workspace: slug } = await params;
  const organization = await requireOrganization(slug);
  const { pages, nav, acts } = placesOf(organization);
  const home = workspacePath(slug);
  const workspaces = organization.workspaces.map((each) => ({ ...each, href: workspacePath(each.slug) }));
  const signOut = signOutAction.bind(null, undefined);
  return (
    <Commands
      pages={pages}
      acts={acts}
      own={ownPlaces}
      workspaces={workspaces}
      moreHref={commandsPath}
      signOutAction={signOut}
    >
      <AppShell
        isCollapsed={(await cookies()).get(sidebarCookie)?.value === collapsedValue}
        switcher={
          <WorkspaceSwitcher
            current={{ slug, name: organization.name }}
            workspaces={workspaces}
            invitations={organization.invitations}
            chooserHref={chooserPath}
            newHref={newWorkspacePath}
          />
        }
        commands={<CommandButton />}
        notice={
          <TabNotice organizationId={organization.id} seen={organization.tab} className="top-14 lg:top-0" />
        }
        breadcrumbs={
          <Breadcrumbs
            root={{ name: organization.name, href: home }}
            pages={pages.map(({ name, href }) => ({ name, href }))}
          >
            <SidebarToggle />
          </Breadcrumbs>
        }
        nav={
          <div className="grid gap-0.5">
            {nav.map(({ name, href, icon, shape }) => (
              <NavLink
                key={href}
                href={href}
                icon={icon}
                shape={shape}
                title={href === home ? organization.name : name}
                exact={href === home}
              >
                {name}
              </NavLink>
            ))}
          </div>
        }
        user={
          <UserMenu
            userId={organization.user.id}
            name={organization.user.name}
            email={organization.user.email}
            accountHref={accountPath}
            chooserHref={chooserPath}
            signOutAction={signOut}
          />
        }
      >
        <RefusalBoundary>{children}</RefusalBoundary>
      </AppShell>
    </Commands>
  );
}

import type { ReactNode } from "react";
import { MobileNav } from "@/components/shell/mobile-nav";
import { ShellMain } from "@/components/shell/shell-main";
import { Sidebar } from "@/components/shell/sidebar";
import { SidebarFrame } from "@/components/shell/sidebar-frame";

interface AppShellProps {
  /** Whether the sidebar shows its icons alone. */
  isCollapsed: boolean;
  switcher: ReactNode;
  /** What opens the command menu. */
  commands: ReactNode;
  /** `NavLink`s. */
  nav: ReactNode;
  user: ReactNode;
  /** A line above the page: a notice. */
  notice?: ReactNode;
  /** Where the page hangs. */
  breadcrumbs: ReactNode;
  children: ReactNode;
}

/** The frame of every page in a workspace. */
export function AppShell(props: AppShellProps) {
  const { isCollapsed, switcher, commands, nav, user, notice, breadcrumbs, children } = props;
  return (
    <SidebarFrame isCollapsed={isCollapsed}>
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-primary px-4 py-2 font-medium text-primary-foreground focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        Skip to content
      </a>
      <Sidebar>
        <MobileNav>{nav}</MobileNav>
        <div className="min-w-0 flex-1 lg:flex-none">{switcher}</div>
        {commands}
        <nav aria-label="Main" className="hidden min-h-0 flex-1 overflow-y-auto lg:block">
          {nav}
        </nav>
        {user}
      </Sidebar>
      <div className="min-w-0">
        {notice}
        {breadcrumbs}
        <ShellMain>{children}</ShellMain>
      </div>
    </SidebarFrame>
  );
}

import type { ReactNode } from "react";
import { MobileNav } from "@/components/shell/mobile-nav";
import { ShellMain } from "@/components/shell/shell-main";

interface AppShellProps {
  switcher: ReactNode;
  /** `NavLink`s. */
  nav: ReactNode;
  user: ReactNode;
  /** A line above the page: breadcrumbs, a notice. */
  header?: ReactNode;
  children: ReactNode;
}

/** A bar on top of a phone, a column beside the page from 1024 px on; one and the same in the document. */
export function AppShell({ switcher, nav, user, header, children }: AppShellProps) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-primary px-4 py-2 font-medium text-primary-foreground focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-40 flex h-14 items-center gap-1 border-b bg-sidebar px-2 text-sidebar-foreground lg:h-dvh lg:flex-col lg:items-stretch lg:gap-3 lg:border-e lg:border-b-0 lg:p-3">
        <MobileNav>{nav}</MobileNav>
        <div className="min-w-0 flex-1 lg:flex-none">{switcher}</div>
        <nav aria-label="Main" className="hidden min-h-0 flex-1 overflow-y-auto lg:block">
          {nav}
        </nav>
        {user}
      </header>
      <div className="min-w-0">
        {header}
        <ShellMain>{children}</ShellMain>
      </div>
    </div>
  );
}

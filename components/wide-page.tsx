import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/logo";
import { ThemeMenu } from "@/components/theme-menu";
import { cn } from "@/lib/utils";

interface WidePageProps {
  /** Where the logo leads. */
  homeHref: string;
  /** Links and buttons at the end of the header, beside the theme. */
  actions?: ReactNode;
  /** What opens the command menu. */
  commands?: ReactNode;
  /** As wide as the pages of the shell: for tables. */
  wide?: boolean;
  /** A line above everything. */
  notice?: ReactNode;
  children: ReactNode;
}

/** A page of a person's own, or of staff, outside of the shell. */
export function WidePage({ homeHref, actions, commands, wide, notice, children }: WidePageProps) {
  const width = wide ? "max-w-5xl" : "max-w-3xl";
  return (
    <div className="min-h-dvh bg-sidebar">
      {notice}
      <header className={cn("mx-auto flex w-full flex-wrap items-center gap-x-5 gap-y-2 p-4 sm:px-6", width)}>
        <Link href={homeHref} className="focus-ring -ms-1 me-auto rounded-md p-1">
          <Logo />
        </Link>
        {actions && (
          <div className="order-last flex w-full items-center gap-5 sm:order-none sm:w-auto">{actions}</div>
        )}
        {commands}
        <ThemeMenu />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cn("mx-auto w-full px-4 pt-4 pb-16 outline-none sm:px-6 sm:pt-8", width)}
      >
        {children}
      </main>
    </div>
  );
}

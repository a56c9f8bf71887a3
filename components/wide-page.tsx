import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/logo";
import { ThemeMenu } from "@/components/theme-menu";

interface WidePageProps {
  /** Where the logo leads. */
  homeHref: string;
  /** Links and buttons at the end of the header, beside the theme. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of a person's own, outside of the shell. */
export function WidePage({ homeHref, actions, children }: WidePageProps) {
  return (
    <div className="min-h-dvh bg-sidebar">
      <header className="mx-auto flex w-full max-w-3xl flex-wrap items-center gap-x-5 gap-y-2 p-4 sm:px-6">
        <Link href={homeHref} className="focus-ring -ms-1 me-auto rounded-md p-1">
          <Logo />
        </Link>
        {actions && (
          <div className="order-last flex w-full items-center gap-5 sm:order-none sm:w-auto">{actions}</div>
        )}
        <ThemeMenu />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-3xl px-4 pt-4 pb-16 outline-none sm:px-6 sm:pt-8"
      >
        {children}
      </main>
    </div>
  );
}

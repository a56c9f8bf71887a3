import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/logo";
import { Skylight } from "@/components/skylight";
import { ThemeMenu } from "@/components/theme-menu";

interface AuthCardProps {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** The other way: "New here? Create an account". */
  footer?: ReactNode;
  /** A line above everything. */
  notice?: ReactNode;
}

/** One task on a page of its own: sign-in and everything like it. */
export function AuthCard({ title, description, children, footer, notice }: AuthCardProps) {
  return (
    <div className="relative isolate flex min-h-dvh flex-col overflow-hidden bg-sidebar">
      {notice}
      <header className="flex items-center justify-between p-4 sm:px-6">
        <Link href="/" className="focus-ring rounded-md p-1">
          <Logo />
        </Link>
        <ThemeMenu />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="grid flex-1 place-content-center px-4 pt-2 pb-16 outline-none sm:pb-24"
      >
        <div className="relative w-[min(26rem,calc(100vw-2rem))] rounded-xl border bg-card shadow-lg">
          <Skylight />
          <div className="grid grid-cols-1 gap-6 p-6 sm:p-8">
            <div className="grid grid-cols-1 gap-1.5 break-words">
              <h1 className="text-xl font-semibold break-words">{title}</h1>
              {description && <div className="text-pretty text-muted-foreground">{description}</div>}
            </div>
            {children}
          </div>
          {footer && (
            <div className="rounded-b-xl border-t bg-muted/60 px-6 py-4 text-center text-muted-foreground sm:px-8 [&_a]:font-medium [&_a]:text-primary-text [&_a]:underline-offset-4 [&_a]:hover:underline">
              {footer}
            </div>
          )}
        </div>
      </main>
    </div>
  );
}

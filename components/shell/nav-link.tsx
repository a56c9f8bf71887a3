"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { type Coming, type PageShape, useAnnounce, usualShape } from "@/components/shell/coming";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/utils";

interface NavLinkProps {
  href: string;
  /** A lucide icon. */
  icon?: ReactNode;
  /** Only this very page counts as here, not the pages below it. */
  exact?: boolean;
  /** What stands in for the page when it takes its time. */
  shape?: PageShape | undefined;
  /** The page's own title, where the link has another name. */
  title?: string;
  /** Its name. */
  children: string;
}

export function NavLink({ href, icon, exact = false, shape = usualShape, title, children }: NavLinkProps) {
  const pathname = usePathname();
  const here = pathname === href || (!exact && pathname.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      // A page of rows cannot be fetched ahead: Next would ask the server for its outline alone, for every link.
      prefetch={false}
      aria-current={here ? "page" : undefined}
      data-tip={children}
      className={cn(
        "focus-ring -outline-offset-2 relative flex h-10 items-center gap-2.5 rounded-md px-2.5 font-medium transition-colors lg:h-8.5",
        "[&>svg]:size-4 [&>svg]:shrink-0",
        here
          ? "bg-card text-foreground shadow-xs ring-1 ring-border dark:bg-accent [&>svg]:text-primary-text"
          : "hover:bg-accent hover:text-foreground",
      )}
    >
      {icon}
      <span className="min-w-0 flex-1 truncate icons-only:sr-only">{children}</span>
      <PendingHint title={title ?? children} shape={shape} />
    </Link>
  );
}

/** Only when a page takes its time: shown after 150 ms. */
function PendingHint(page: Coming) {
  const { pending } = useLinkStatus();
  useAnnounce(pending ? page : undefined);
  return pending ? (
    <Spinner className="size-3.5 [animation-delay:150ms] icons-only:absolute icons-only:end-1 icons-only:top-1 icons-only:size-3" />
  ) : null;
}

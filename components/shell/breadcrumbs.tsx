"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { usePageTitle } from "@/components/shell/page-title";
import { cn } from "@/lib/utils";

type Crumb = { name: string; href: string };

interface BreadcrumbsProps {
  /** What all pages are in. */
  root: Crumb;
  /** The pages that are known by name; what lies deeper is called what its heading says. */
  pages: readonly Crumb[];
  /** Stands before them. */
  children?: ReactNode;
}

/** The way from the workspace down to the page. On a phone, where the heading is near, it shows only below another page. */
export function Breadcrumbs({ root, pages, children }: BreadcrumbsProps) {
  const here = usePathname();
  const title = usePageTitle(here);
  const known = pages.filter(
    ({ href }) => href === here || (href !== root.href && here.startsWith(`${href}/`)),
  );
  const isNamed = known.at(-1)?.href === here;
  const trail = [
    ...(here === root.href ? [] : [root]),
    ...known,
    ...(title && !isNamed ? [{ name: title, href: here }] : []),
  ];
  const isDeep = known.length + (isNamed ? 0 : 1) > 1;
  return (
    <div
      className={cn(
        "flex h-10 items-center gap-1.5 border-b px-4 sm:px-6 lg:h-12 lg:px-3",
        !isDeep && "max-lg:hidden",
      )}
    >
      {children}
      <nav aria-label="Breadcrumb" className="min-w-0 max-lg:-ms-1.5">
        <ol className="flex min-w-0 items-center">
          {trail.map(({ name, href }, index) => (
            <li
              key={href}
              className={cn(
                "group flex min-w-0 items-center",
                index < trail.length - 1 && "shrink-[3]",
                index === 0 && "max-lg:hidden",
              )}
            >
              {index > 0 && (
                <ChevronRight
                  aria-hidden="true"
                  className="mx-0.5 size-3.5 shrink-0 text-muted-foreground/70 max-lg:group-[:nth-child(2)]:hidden rtl:rotate-180"
                />
              )}
              {href === here ? (
                <span aria-current="page" className="truncate px-1.5 font-medium">
                  {name}
                </span>
              ) : (
                <Link
                  href={href}
                  prefetch={false}
                  className="focus-ring -outline-offset-2 truncate rounded-sm px-1.5 py-1 text-muted-foreground hover:text-foreground"
                >
                  {name}
                </Link>
              )}
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}

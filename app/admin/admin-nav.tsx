"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { staffPages } from "@/lib/instance/pages";
import { cn } from "@/lib/utils";

export function AdminNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Staff" className="mb-6 flex flex-wrap gap-x-5 border-b">
      {staffPages.map(({ href, name }) => {
        const isHere = pathname === href || pathname.startsWith(`${href}/`);
        return (
          <Link
            key={href}
            href={href}
            prefetch={false}
            aria-current={isHere ? "page" : undefined}
            className={cn(
              "focus-ring -mb-px border-b-2 py-2.5 font-medium",
              isHere
                ? "border-primary text-foreground"
                : "border-transparent text-muted-foreground hover:text-foreground",
            )}
          >
            {name}
          </Link>
        );
      })}
    </nav>
  );
}

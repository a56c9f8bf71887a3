"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { brand } from "@/lib/brand";
import {
  jobsPath,
  organizationsPath,
  settingsPath,
  signingKeysPath,
  templatePath,
  usersPath,
} from "@/lib/paths";
import { capitalize } from "@/lib/text/capitalize";
import { cn } from "@/lib/utils";

/** The pages of staff. */
const pages = [
  { href: templatePath, label: "Template" },
  { href: organizationsPath, label: capitalize(brand.workspace.many) },
  { href: usersPath, label: "People" },
  { href: jobsPath, label: "Jobs" },
  { href: settingsPath, label: "Settings" },
  { href: signingKeysPath, label: "Keys" },
];

export function AdminNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Staff" className="mb-6 flex flex-wrap gap-x-5 border-b">
      {pages.map(({ href, label }) => {
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
            {label}
          </Link>
        );
      })}
    </nav>
  );
}

"use client";

import { usePathname } from "next/navigation";
import { PageTabs } from "@/components/page-tabs";
import { staffPages } from "@/lib/instance/pages";

export function AdminNav() {
  const pathname = usePathname();
  const here = staffPages.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return <PageTabs label="Staff" tabs={staffPages} here={here?.href} />;
}

"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { Destination } from "@/components/shell/place";
import { CommandItem } from "@/components/ui/command";

interface CommandLinkProps {
  /** Unlike any other. */
  value: string;
  /** Its name, then other words by which it is found. */
  keywords: string[];
  to: Destination;
  onGo: (to: Destination) => void;
  children: ReactNode;
}

/** A click with a modifier opens a tab, as with any other link. */
export function CommandLink({ value, keywords, to, onGo, children }: CommandLinkProps) {
  return (
    <CommandItem value={value} keywords={keywords} asChild>
      <Link
        href={to.href}
        prefetch={false}
        tabIndex={-1}
        onNavigate={(event) => {
          event.preventDefault();
          onGo(to);
        }}
      >
        {children}
      </Link>
    </CommandItem>
  );
}

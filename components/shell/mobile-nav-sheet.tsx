"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { MobileNavButton } from "@/components/shell/mobile-nav";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";

/** Begins open. Open belongs to the page it was opened on, so arriving elsewhere closes it, for good. */
export function MobileNavSheet({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [openOn, setOpenOn] = useState<string | undefined>(pathname);
  if (openOn !== undefined && openOn !== pathname) setOpenOn(undefined);
  return (
    <Sheet open={openOn === pathname} onOpenChange={(open) => setOpenOn(open ? pathname : undefined)}>
      <SheetTrigger asChild>
        <MobileNavButton />
      </SheetTrigger>
      <SheetContent
        title="Navigation"
        className="lg:hidden"
        onClick={({ target }) => {
          // Who is there already does not arrive.
          if (target instanceof Element && target.closest("[aria-current=page]")) setOpenOn(undefined);
        }}
      >
        <nav aria-label="Main">{children}</nav>
      </SheetContent>
    </Sheet>
  );
}

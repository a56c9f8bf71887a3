"use client";

import { Menu } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { useOnDemand } from "@/components/on-demand";
import { Button } from "@/components/ui/button";

const loadSheet = () => import("@/components/shell/mobile-nav-sheet").then((module) => module.MobileNavSheet);

/** The navigation in a sheet, which loads when it is first wanted. */
export function MobileNav({ children }: { children: ReactNode }) {
  const { loaded, button } = useOnDemand("dialog", loadSheet);
  if (!loaded) return <MobileNavButton {...button} />;
  const { it: MobileNavSheet } = loaded;
  return <MobileNavSheet>{children}</MobileNavSheet>;
}

/** What opens it: by itself at first, then as the sheet's trigger. */
export function MobileNavButton(props: ComponentProps<"button">) {
  return (
    <Button variant="ghost" size="icon" aria-label="Open navigation" className="size-10 lg:hidden" {...props}>
      <Menu aria-hidden="true" className="size-5" />
    </Button>
  );
}

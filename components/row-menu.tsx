"use client";

import { MoreHorizontal } from "lucide-react";
import type { ComponentProps } from "react";
import { useOnDemand } from "@/components/on-demand";
import { Button } from "@/components/ui/button";

export interface RowMenuProps {
  /** "Actions for Bob". */
  label: string;
  items: Array<{ label: string; destructive?: boolean; onSelect: () => void }>;
}

const loadList = () => import("@/components/row-menu-list").then((module) => module.RowMenuList);

/** What can be done to one row of a table. The menu itself loads when it is first wanted. */
export function RowMenu(props: RowMenuProps) {
  const { loaded, button } = useOnDemand("menu", loadList);
  if (!loaded) return <RowMenuButton aria-label={props.label} {...button} />;
  const { it: RowMenuList, byKeyboard } = loaded;
  return <RowMenuList {...props} byKeyboard={byKeyboard} />;
}

/** What opens it: by itself at first, then as the menu's trigger. */
export function RowMenuButton(props: ComponentProps<"button">) {
  return (
    <Button variant="ghost" size="icon" {...props}>
      <MoreHorizontal aria-hidden="true" />
    </Button>
  );
}

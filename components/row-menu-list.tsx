"use client";

import { focusFirstItem } from "@/components/on-demand";
import { RowMenuButton, type RowMenuProps } from "@/components/row-menu";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

interface RowMenuListProps extends RowMenuProps {
  /** Whether a key opened it: then the first item has the focus at once. */
  byKeyboard: boolean;
}

/** Begins open. */
export function RowMenuList({ label, items, byKeyboard }: RowMenuListProps) {
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>
        <RowMenuButton aria-label={label} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" ref={byKeyboard ? focusFirstItem : undefined}>
        {items.map((item) => (
          <DropdownMenuItem
            key={item.label}
            {...(item.destructive && { variant: "destructive" })}
            onSelect={item.onSelect}
          >
            {item.label}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

"use client";

import { useEffect, useState } from "react";
import { CommandGroups } from "@/components/shell/command-groups";
import type { CommandSources } from "@/components/shell/commands";
import type { Destination } from "@/components/shell/place";
import { Command, CommandInput, CommandList, clickMarked, NothingFound } from "@/components/ui/command";
import { CommandDialog } from "@/components/ui/command-dialog";
import { Keys } from "@/components/ui/kbd";

export interface CommandMenuProps extends CommandSources {
  isOpen: boolean;
  onClose: () => void;
  /** Once it is gone: the focus goes back. */
  onClosed: () => void;
  /** What was typed before the menu was there. */
  takeTyped: () => string;
  go: (to: Destination) => void;
  showShortcuts: () => void;
}

/** Everywhere one can go and what one can do, found by typing. */
export function CommandMenu({ isOpen, onClose, onClosed, ...inside }: CommandMenuProps) {
  return (
    <CommandDialog title="Command menu" open={isOpen} onOpenChange={onClose} onClosed={onClosed}>
      <CommandPanel {...inside} onClose={onClose} />
    </CommandDialog>
  );
}

/** New each time, so that it begins with all there is. */
function CommandPanel({ takeTyped, ...rest }: Omit<CommandMenuProps, "isOpen" | "onClosed">) {
  const [query, setQuery] = useState("");
  // As if it was typed here: what cmdk finds at its beginning it does not mark.
  useEffect(() => {
    const typed = takeTyped();
    if (typed) setQuery(typed);
  }, [takeTyped]);
  return (
    <Command label="Command menu" onKeyDown={clickMarked} loop>
      <CommandInput
        autoFocus
        value={query}
        onValueChange={setQuery}
        placeholder="Jump to a page, or do something…"
        className="h-12"
      />
      <NothingFound className="px-4 py-8">Nothing here is called “{query.trim()}”.</NothingFound>
      <CommandList label="Commands" className="max-h-none flex-1 p-1.5 empty:p-0">
        <CommandGroups {...rest} />
      </CommandList>
      <p
        aria-hidden="true"
        className="hidden items-center gap-4 border-t px-3.5 py-2 text-xs text-muted-foreground sm:flex"
      >
        <span className="flex items-center gap-1.5">
          <Keys of="↑ ↓" /> to choose
        </span>
        <span className="flex items-center gap-1.5">
          <Keys of="↵" /> to go
        </span>
        <span className="ms-auto flex items-center gap-1.5">
          <Keys of="Esc" /> to close
        </span>
      </p>
    </Command>
  );
}

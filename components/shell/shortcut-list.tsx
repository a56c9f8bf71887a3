"use client";

import { useId } from "react";
import type { Place } from "@/components/shell/place";
import { frameShortcuts, turnShortcuts, useIsApple, useShortcutsOn } from "@/components/shell/shortcuts";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Keys } from "@/components/ui/kbd";
import { Switch } from "@/components/ui/switch";
import { brand } from "@/lib/brand";
import { cn } from "@/lib/utils";

interface ShortcutListProps {
  isOpen: boolean;
  onClose: () => void;
  onClosed: () => void;
  pages: readonly Place[];
  acts: readonly Place[];
}

type Line = { name: string; keys: string };

/** Every shortcut there is, and the switch for those of single keys. */
export function ShortcutList({ isOpen, onClose, onClosed, pages, acts }: ShortcutListProps) {
  const menuKeys = useIsApple() ? "⌘ K" : "Ctrl K";
  const isOn = useShortcutsOn();
  const switchId = useId();
  const groups: { title: string; lines: Line[] }[] = [
    {
      title: "Everywhere",
      lines: [
        { name: "Command menu", keys: menuKeys },
        { name: "Keyboard shortcuts", keys: frameShortcuts.shortcuts },
        ...(pages.some(({ shortcut }) => shortcut)
          ? [
              { name: `Switch ${brand.workspace.one}`, keys: frameShortcuts.switcher },
              { name: "Sidebar", keys: frameShortcuts.sidebar },
            ]
          : []),
      ],
    },
    { title: "Do", lines: linesOf(acts) },
    { title: "Go to", lines: linesOf(pages) },
  ];
  return (
    <Dialog open={isOpen} onOpenChange={onClose}>
      <DialogContent
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          onClosed();
        }}
      >
        <DialogHeader>
          <DialogTitle>Keyboard shortcuts</DialogTitle>
          <DialogDescription>Keys in a row are pressed one after the other.</DialogDescription>
        </DialogHeader>
        <div className={cn("gap-8 sm:columns-2", !isOn && "line-through opacity-70")}>
          {groups
            .filter(({ lines }) => lines.length > 0)
            .map(({ title, lines }) => (
              <section key={title} className="mb-5 grid break-inside-avoid gap-1.5">
                <h3 className="text-xs text-muted-foreground">{title}</h3>
                <ul className="grid gap-1.5">
                  {lines.map((line) => (
                    <li key={line.keys}>
                      <ShortcutLine {...line} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
        </div>
        <label htmlFor={switchId} className="flex items-center gap-4 border-t pt-4">
          <span className="grid flex-1 gap-0.5">
            <span className="font-medium">Shortcuts of single keys</span>
            <span className="text-xs text-muted-foreground">
              Turn them off when you speak to your computer, or press keys by chance.
            </span>
          </span>
          <Switch id={switchId} checked={isOn} onChange={(event) => turnShortcuts(event.target.checked)} />
        </label>
      </DialogContent>
    </Dialog>
  );
}

function ShortcutLine({ name, keys }: Line) {
  return (
    <p className="flex items-center justify-between gap-4">
      {name}
      <Keys of={keys} />
    </p>
  );
}

function linesOf(places: readonly Place[]): Line[] {
  return places.flatMap(({ name, shortcut }) => (shortcut ? [{ name, keys: shortcut }] : []));
}

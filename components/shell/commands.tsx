"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useRef, useState, useTransition } from "react";
import { useWhenWanted } from "@/components/on-demand";
import { type Coming, useAnnounce, usualShape } from "@/components/shell/coming";
import type { Destination, Place } from "@/components/shell/place";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import type { WorkspaceChoice } from "@/components/shell/workspace-switcher";
import { findOpener } from "@/components/ui/focus-return";

export interface CommandSources {
  /** Pages around this one, and what can be done from here. */
  pages: readonly Place[];
  acts: readonly Place[];
  /** Pages of the person's own. */
  own: readonly Place[];
  /** Left out where the page does not know them: then the server is asked. */
  workspaces?: readonly WorkspaceChoice[];
  /** Where to ask for what costs a query, once it is wanted. It answers with `MoreCommands`. */
  moreHref: string;
  signOutAction: () => Promise<unknown>;
}

export interface MoreCommands {
  workspaces: readonly WorkspaceChoice[];
  /** Pages of staff; none for everybody else. */
  staff: readonly Place[];
}

export type Layer = "menu" | "shortcuts";

interface Desk {
  open: (layer: Layer) => void;
  loadAhead: () => void;
  /** On the way to what was chosen. */
  isMoving: boolean;
}

const CommandsContext = createContext<Desk>({ open: () => {}, loadAhead: () => {}, isMoving: false });

export function useCommands(): Desk {
  return useContext(CommandsContext);
}

const loadMenu = () => import("@/components/shell/command-menu").then((module) => module.CommandMenu);
const loadShortcuts = () => import("@/components/shell/shortcut-list").then((module) => module.ShortcutList);
const loadAhead = () => void loadMenu().catch(() => {});

/** The command menu and the keys that lead somewhere, around all that can open them. Both dialogs load when they are first wanted. */
export function Commands({ children, ...sources }: CommandSources & { children: ReactNode }) {
  const router = useRouter();
  const [isMoving, startMoving] = useTransition();
  const [coming, setComing] = useState<Coming>();
  useAnnounce(isMoving ? coming : undefined);
  const [layer, setLayer] = useState<Layer>();
  const CommandMenu = useWhenWanted(loadMenu, layer === "menu");
  const ShortcutList = useWhenWanted(loadShortcuts, layer === "shortcuts");
  const cameFrom = useRef<HTMLElement>(undefined);

  function open(next: Layer | undefined) {
    if (next && !layer) cameFrom.current = findOpener();
    setLayer(next);
  }
  function go({ name, href, shape = usualShape }: Destination) {
    // What opens a dialog of this page leads to no other.
    const isElsewhere = new URL(href, window.location.href).pathname !== window.location.pathname;
    setComing(isElsewhere ? { title: name, shape } : undefined);
    startMoving(() => router.push(href));
  }
  const typedAhead = useShortcuts({
    places: [...sources.pages, ...sources.acts],
    isWaiting: layer === "menu" && !CommandMenu,
    go,
    toggleMenu: () => open(layer === "menu" ? undefined : "menu"),
    showShortcuts: () => open("shortcuts"),
  });
  const close = () => open(undefined);
  const layers = { onClose: close, onClosed: () => !layer && returnFocus(cameFrom.current) };

  return (
    <CommandsContext value={{ open, loadAhead, isMoving }}>
      {children}
      {CommandMenu && (
        <CommandMenu
          {...sources}
          {...layers}
          isOpen={layer === "menu"}
          takeTyped={typedAhead}
          go={go}
          showShortcuts={() => open("shortcuts")}
        />
      )}
      {ShortcutList && (
        <ShortcutList {...layers} isOpen={layer === "shortcuts"} pages={sources.pages} acts={sources.acts} />
      )}
    </CommandsContext>
  );
}

/** To where it was; what had it may be gone, and then the page has it. */
function returnFocus(before: HTMLElement | undefined): void {
  const place = before?.checkVisibility() ? before : document.getElementById("main");
  place?.focus({ preventScroll: true });
}

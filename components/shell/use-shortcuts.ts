"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { sidebarToggleId, switcherId } from "@/components/shell/ids";
import type { Destination, Place } from "@/components/shell/place";
import {
  areShortcutsOn,
  frameShortcuts,
  isPlain,
  isTaken,
  keySequence,
  opensMenu,
} from "@/components/shell/shortcuts";

interface ShortcutActs {
  places: readonly Place[];
  /** The menu is about to open: what is typed is meant for it. */
  isWaiting: boolean;
  go: (to: Destination) => void;
  toggleMenu: () => void;
  showShortcuts: () => void;
}

/** Listens to the keys of the whole page. Gives what was typed before the menu was there, once. */
export function useShortcuts({
  places,
  isWaiting,
  go,
  toggleMenu,
  showShortcuts,
}: ShortcutActs): () => string {
  const typed = useRef("");
  const acts = new Map<string, () => void>([
    ...places.flatMap((place) => (place.shortcut ? [[place.shortcut, () => go(place)] as const] : [])),
    [frameShortcuts.shortcuts, showShortcuts],
    [frameShortcuts.sidebar, () => press(sidebarToggleId)],
    [frameShortcuts.switcher, () => press(switcherId)],
  ]);
  const isKnown = useEffectEvent((shortcut: string) => acts.has(shortcut));
  const run = useEffectEvent((shortcut: string) => acts.get(shortcut)?.());
  const toggle = useEffectEvent(toggleMenu);
  const wait = useEffectEvent((key: string) => {
    if (isWaiting) typed.current += key;
    return isWaiting;
  });

  useEffect(() => {
    const sequence = keySequence(isKnown);
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (opensMenu(event)) {
        // The browser has a use for it too, also while it is held down.
        event.preventDefault();
        if (event.repeat) return;
        typed.current = "";
        return toggle();
      }
      if (event.repeat || !isPlain(event)) return;
      if (wait(event.key)) return event.preventDefault();
      if (isTaken(event.target) || !areShortcutsOn()) return;
      const shortcut = sequence(event.key, event.timeStamp);
      if (!shortcut) return;
      event.preventDefault();
      run(shortcut);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  return () => {
    const taken = typed.current;
    typed.current = "";
    return taken;
  };
}

/** A button of the frame, where there is one to be seen. */
function press(id: string): void {
  const button = document.getElementById(id);
  if (button?.checkVisibility()) button.click();
}

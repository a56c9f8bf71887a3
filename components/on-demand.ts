"use client";

import { type KeyboardEvent, type MouseEvent, useState } from "react";

/**
 * For a menu or dialog whose code is loaded when somebody reaches for it. Until the first use a plain button stands in its
 * place, with these handlers; from then on, what was loaded does, with a trigger of its own, and begins open.
 */
export function useOnDemand<Loaded>(load: () => Promise<Loaded>) {
  const [loaded, setLoaded] = useState<{ it: Loaded; byKeyboard: boolean }>();
  const loadAhead = () => void load().catch(() => {});
  const onClick = async ({ detail }: MouseEvent) => {
    const it = await load();
    setLoaded({ it, byKeyboard: detail === 0 });
  };
  return { loaded, button: { onPointerEnter: loadAhead, onFocus: loadAhead, onClick } };
}

/** For the plain button of a menu: the arrow opens it, as it does the menu's own trigger. */
export function openByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown") return;
  event.preventDefault();
  event.currentTarget.click();
}

/** The `ref` of a menu's content that a key opened: the menu did not see the key, so it cannot know. */
export function focusFirstItem(content: HTMLElement | null): void {
  content?.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true });
}

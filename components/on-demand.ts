"use client";

import { type KeyboardEvent, type MouseEvent, useEffect, useState } from "react";
import { reloadKeepingTyped } from "@/components/keep-typed";

/**
 * For a menu or dialog whose code is loaded when somebody reaches for it. Until the first use a plain button stands in its
 * place, with these handlers; from then on, what was loaded does, with a trigger of its own, and begins open.
 */
export function useOnDemand<Loaded>(kind: "menu" | "dialog", load: () => Promise<Loaded>) {
  const [loaded, setLoaded] = useState<{ it: Loaded; byKeyboard: boolean; times: number }>();
  const [isLoading, setLoading] = useState(false);
  const loadAhead = () => void load().catch(() => {});
  const open = (byKeyboard = true) => {
    setLoading(true);
    load()
      .then((it) => setLoaded((before) => ({ it, byKeyboard, times: (before?.times ?? 0) + 1 })), startAnew)
      .finally(() => setLoading(false));
  };
  return {
    loaded,
    /** Without the button. Where that may be again, `times` is the key of what was loaded: anew it begins open. */
    open,
    button: {
      "aria-haspopup": kind,
      "aria-expanded": false,
      "aria-busy": isLoading,
      onPointerEnter: loadAhead,
      onFocus: loadAhead,
      onClick: ({ detail }: MouseEvent) => open(detail === 0),
      ...(kind === "menu" && { onKeyDown: openByArrow }),
    },
  };
}

/** The arrow opens it, as it does the menu's own trigger. */
function openByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown") return;
  event.preventDefault();
  event.currentTarget.click();
}

/** The same for what is opened from elsewhere: undefined until it is first wanted, and there from then on. */
export function useWhenWanted<Loaded>(load: () => Promise<Loaded>, isWanted: boolean): Loaded | undefined {
  const [loaded, setLoaded] = useState<{ it: Loaded }>();
  useEffect(() => {
    if (isWanted && !loaded) load().then((it) => setLoaded({ it }), startAnew);
  }, [load, isWanted, loaded]);
  return loaded?.it;
}

/**
 * The code is not there any more: a new version is out, and a new page has what belongs together. While the server does not
 * answer at all, a new page would be none: the next click tries again.
 */
async function startAnew(): Promise<void> {
  const answer = await fetch("/api/health/live", { cache: "no-store" }).catch(() => undefined);
  if (answer?.ok) reloadKeepingTyped();
}

/** The `ref` of a menu's content that a key opened: the menu did not see the key, so it cannot know. */
export function focusFirstItem(content: HTMLElement | null): void {
  content?.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true });
}

"use client";

import { type FocusEvent, type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";

/**
 * A bar on top of a phone, a column beside the page from 1024 px on. Where it shows icons alone, the name of the one under the
 * pointer or with the focus stands beside it: what has a name for that says so in `data-tip`.
 */
export function Sidebar({ children }: { children: ReactNode }) {
  const [tip, setTip] = useState<{ text: string; top: number }>();
  const hide = () => setTip(undefined);

  function show({ target }: { target: EventTarget }) {
    if (!(target instanceof Element) || target.closest("[data-is-tip]")) return;
    const named = target.closest<HTMLElement>("[data-tip]");
    if (!named?.dataset.tip) return hide();
    const { top, height } = named.getBoundingClientRect();
    setTip({ text: named.dataset.tip, top: top + height / 2 });
  }

  return (
    // The handlers only name what is under the pointer or has the focus; all that can be used is inside.
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing happens on it
    <header
      id="sidebar"
      onPointerOver={(event: PointerEvent) => event.pointerType !== "touch" && show(event)}
      onPointerLeave={hide}
      onFocus={(event: FocusEvent) => event.target.matches(":focus-visible") && show(event)}
      onBlur={hide}
      onClick={hide}
      onKeyDown={({ key }: KeyboardEvent) => key === "Escape" && hide()}
      className="sticky top-0 z-40 flex h-14 items-center gap-1 border-b bg-sidebar px-2 text-sidebar-foreground lg:h-dvh lg:flex-col lg:items-stretch lg:gap-3 lg:border-e lg:border-b-0 lg:p-3"
    >
      {children}
      {tip && (
        <span
          aria-hidden="true"
          data-is-tip
          style={{ top: tip.top }}
          className="fixed start-12 hidden -translate-y-1/2 ps-2.5 icons-only:block"
        >
          <span className="block max-w-64 truncate rounded-md bg-foreground px-2 py-1 text-xs font-medium text-background shadow-md">
            {tip.text}
          </span>
        </span>
      )}
    </header>
  );
}

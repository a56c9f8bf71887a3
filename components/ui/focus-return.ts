"use client";

import { useLayoutEffect, useState } from "react";

/**
 * For the panel of a dialog, which is mounted when it opens: gives its `onCloseAutoFocus`. Where a trigger did not take the
 * focus back, what had it before does; when that is gone, the row of a table say, the page itself does, not nothing.
 */
export function useFocusReturn(): () => void {
  const [opener, setOpener] = useState(findOpener);
  // A menu that has just closed gives the focus back a moment later: while the panel is rendered, or when it is there already.
  useLayoutEffect(() => {
    if (opener) return;
    const found = findOpener();
    if (found && !found.closest(panels)) return setOpener(found);
    // A panel that keeps the focus to itself takes it back before it arrives: then only what loses it knows where it went.
    const take = (event: FocusEvent) => {
      const to = event.type === "focusout" ? event.relatedTarget : event.target;
      if (to instanceof HTMLElement && !to.closest(panels)) setOpener(to);
    };
    document.addEventListener("focusin", take);
    document.addEventListener("focusout", take);
    return () => {
      document.removeEventListener("focusin", take);
      document.removeEventListener("focusout", take);
    };
  }, [opener]);
  return () => {
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const place = opener?.isConnected ? opener : document.getElementById("main");
      place?.focus({ preventScroll: true });
    });
  };
}

const panels = "[role=dialog], [role=alertdialog], [data-radix-focus-guard]";

/** What has the focus. A menu goes when a line of it is chosen: then it is the button that it belongs to. */
export function findOpener(): HTMLElement | undefined {
  const focused = document.activeElement;
  const menu = focused?.closest("[role=menu]");
  const opener = menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : focused;
  return opener instanceof HTMLElement && opener !== document.body ? opener : undefined;
}

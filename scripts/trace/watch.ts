// What looks on from inside the page: when the content of a step is there to be seen, how much has jumped, and which document it is.

type Watch = {
  /** Sum of all layout shifts of this document, also of those right after an input, which the official measure forgives. */
  shifts: number;
  /** Which document this is: a full load has a watch that has never been marked. */
  isMarked: boolean;
  /** When the step began, by the clock of the page. */
  began: number | undefined;
  seen: Promise<number>;
};

declare global {
  interface Window {
    watch: Watch;
  }
}

/** Runs in the page, before anything of it. */
export function startWatch(): void {
  const watch: Watch = { shifts: 0, isMarked: false, began: undefined, seen: Promise.resolve(0) };
  window.watch = watch;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ("value" in entry && typeof entry.value === "number") watch.shifts += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  // The time of the input itself, before any code of the page heard of it.
  window.addEventListener("click", ({ timeStamp }) => (watch.began ??= timeStamp), true);
}

/**
 * Runs in the page, before a step: from now on each change of the document is looked at until the address is `path` and
 * what `selector` names stands in a main part that is not busy. The clock stops when the frame that shows it was drawn.
 */
export function awaitContent({ path, selector }: { path: string; selector: string }): void {
  const { watch } = window;
  watch.began = undefined;
  watch.isMarked = true;
  watch.shifts = 0;
  watch.seen = new Promise((resolve) => {
    const isThere = () =>
      watch.began !== undefined &&
      location.pathname === path &&
      (document.querySelector(`main:not([aria-busy=true]) ${selector}`)?.getClientRects().length ?? 0) > 0;
    const drawn = () => resolve(performance.now() - (watch.began ?? 0));
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      // Before the next frame is drawn, and then the first task after it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = drawn;
        port2.postMessage("");
      });
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

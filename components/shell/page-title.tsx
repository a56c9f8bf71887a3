"use client";

import { usePathname } from "next/navigation";
import { useLayoutEffect, useSyncExternalStore } from "react";

type Titled = { path: string; title: string };

/** Of the page that is seen. The frame around it comes first, so it learns from here what the page is called. */
let shown: Titled | undefined;
const listeners = new Set<() => void>();

/** Tells the frame what the page is called. */
export function PageTitle({ title }: { title: string }) {
  const path = usePathname();
  useLayoutEffect(() => {
    const mine = { path, title };
    show(mine);
    return () => {
      if (shown === mine) show(undefined);
    };
  }, [path, title]);
  return null;
}

/** What the page at this path calls itself; undefined until it is there. */
export function usePageTitle(path: string): string | undefined {
  const titled = useSyncExternalStore(
    listen,
    () => shown,
    () => undefined,
  );
  return titled?.path === path ? titled.title : undefined;
}

function show(titled: Titled | undefined): void {
  shown = titled;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

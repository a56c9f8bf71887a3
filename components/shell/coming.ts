"use client";

import { useLinkStatus } from "next/link";
import { useLayoutEffect, useSyncExternalStore } from "react";

/** How a page looks from afar: components/shell/page-skeleton.tsx. */
export type PageShape = "home" | "table" | "people" | "filtered-list" | "form" | "sections";

/** The page that somebody asked for and that is not there yet. */
export type Coming = { title: string; shape: PageShape };

let coming: Coming | undefined;
const listeners = new Set<() => void>();

function tell(next: Coming | undefined): void {
  coming = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useComing(): Coming | undefined {
  return useSyncExternalStore(
    subscribe,
    () => coming,
    () => undefined,
  );
}

/** Says for as long as `isPending` that this page is on its way, and takes back only what it said itself. */
export function useAnnounce(isPending: boolean, { title, shape }: Coming): void {
  useLayoutEffect(() => {
    if (!isPending) return;
    const mine = { title, shape };
    tell(mine);
    return () => {
      if (coming === mine) tell(undefined);
    };
  }, [isPending, title, shape]);
}

/** Stands inside a `Link` and shows nothing: where the link leads is announced while it is on its way. */
export function ComingPage(page: Coming): null {
  const { pending } = useLinkStatus();
  useAnnounce(pending, page);
  return null;
}

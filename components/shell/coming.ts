"use client";

import { useLinkStatus } from "next/link";
import { useLayoutEffect, useSyncExternalStore } from "react";

/** How a page looks from afar: components/shell/page-skeleton.tsx. */
export type PageShape = "home" | "table" | "people" | "filtered-list" | "form" | "sections";

/** Of a page that names no other. */
export const usualShape: PageShape = "table";

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

/** Says that this page is on its way for as long as there is one, and takes back only what it said itself. */
export function useAnnounce(page: Coming | undefined): void {
  const { title, shape } = page ?? {};
  useLayoutEffect(() => {
    if (title === undefined || shape === undefined) return;
    const mine = { title, shape };
    tell(mine);
    return () => {
      if (coming === mine) tell(undefined);
    };
  }, [title, shape]);
}

/** Stands inside a `Link` and shows nothing: where the link leads is announced while it is on its way. */
export function ComingPage(page: Coming): null {
  const { pending } = useLinkStatus();
  useAnnounce(pending ? page : undefined);
  return null;
}

"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Coming, useComing } from "@/components/shell/coming";
import { PageSkeleton } from "@/components/shell/page-skeleton";
import { cn } from "@/lib/utils";

/** Milliseconds after which a page is late: what comes earlier needs nothing in its place. */
const patience = 150;

/**
 * The main part of the shell: the page, or the outline of the one that is on its way. There is no loading.tsx in a
 * workspace, since an answer that began with one could not say 404 any more. The page of before stays in its place, unseen,
 * so that neither its scroll position nor what was typed is lost when the way is not taken.
 */
export function ShellMain({ children }: { children: ReactNode }) {
  const coming = useLate(useComing());
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // What had the focus can be seen no more.
    if (coming && main.current?.contains(document.activeElement)) main.current.focus({ preventScroll: true });
  }, [coming]);
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {coming && `Opening ${coming.title}…`}
      </p>
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        aria-busy={coming !== undefined}
        className="mx-auto w-full max-w-5xl px-4 py-6 outline-none sm:px-6 lg:px-10 lg:py-8"
      >
        {coming && (
          <div className="sticky top-20 h-0 lg:top-8">
            <PageSkeleton {...coming} />
          </div>
        )}
        <div className={cn(coming && "invisible")}>{children}</div>
      </main>
    </>
  );
}

/**
 * What comes, once it is late; another that is asked for meanwhile is late at once. No longer from the moment on at which
 * the page is another: a field of it that wants the focus must be seen to get it.
 */
function useLate(coming: Coming | undefined): Coming | undefined {
  const here = usePathname();
  const [left, setLeft] = useState<string>();
  const isComing = coming !== undefined;
  useEffect(() => {
    if (!isComing) return;
    const from = window.location.pathname;
    const timer = setTimeout(() => setLeft(from), patience);
    return () => {
      clearTimeout(timer);
      setLeft(undefined);
    };
  }, [isComing]);
  return left === here ? coming : undefined;
}

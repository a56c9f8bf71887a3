"use client";

import { type ComponentType, useEffect, useState } from "react";
import { NewVersion } from "@/components/new-version";
import { onRefusal } from "@/components/refusal";
import type { TabBannerProps } from "@/components/tab-banner";
import type { TabFacts } from "@/lib/tab/news";
import { cn } from "@/lib/utils";

interface TabNoticeProps {
  /** The organization that the tab shows; left out for a page of a person's own. */
  organizationId?: string;
  /** What the page at hand was made from; with each new render of it the news of before are none. */
  seen: TabFacts;
  className?: string;
}

/**
 * Says when something that the page rests on has changed elsewhere: looked up when the tab gets the focus, once a minute
 * while it is seen, and after a refusal. What to say, and with which buttons, is loaded when there is something; of a new
 * version it can be said at once, when the old one's code is nowhere to be loaded from.
 */
export function TabNotice({ organizationId = "none", seen, className }: TabNoticeProps) {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const news = await findNews(organizationId, seen);
      if (news && !isOver) setFound({ ...news, seen });
    };
    const stop = whenever(look);
    return () => {
      isOver = true;
      stop();
    };
  }, [organizationId, seen]);
  const news = found?.seen === seen ? found : undefined;
  return (
    <div role="status" className={cn("sticky top-0 z-30", className)}>
      {news?.isOutdated && <NewVersion />}
      {news?.Banner && <news.Banner seen={seen} found={news.facts} />}
    </div>
  );
}

type News = { facts: TabFacts; isOutdated?: boolean; Banner?: ComponentType<TabBannerProps> };
type Found = News & { seen: TabFacts };

/** Undefined when nobody answers: that is no news, and the next time tells. */
async function findNews(organizationId: string, seen: TabFacts): Promise<News | undefined> {
  try {
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(`/api/tab/${organizationId}`, { cache: "no-store", signal });
    if (!response.ok) return undefined;
    const facts: TabFacts = await response.json();
    if (facts.build !== seen.build) return { facts, isOutdated: true };
    if (JSON.stringify(facts) === JSON.stringify(seen)) return { facts };
    return { facts, Banner: (await import("@/components/tab-banner")).TabBanner };
  } catch {
    return undefined;
  }
}

/** Milliseconds between two looks at least, and while nothing happens. */
const [least, usual] = [3_000, 60_000];

/** Runs `look` on the events above, one at a time and never in a tab that nobody sees. Gives the way to stop. */
function whenever(look: () => Promise<void>): () => void {
  let timer: number | undefined;
  let last = -least;
  // What happens during a look may be news that it missed.
  let isLooking = false;
  let isAsked = false;
  const start = async () => {
    timer = undefined;
    isLooking = true;
    isAsked = false;
    await look();
    isLooking = false;
    last = performance.now();
    if (isAsked) soon();
  };
  const soon = () => {
    if (document.visibilityState === "hidden") return;
    if (isLooking) isAsked = true;
    else timer ??= window.setTimeout(start, Math.max(0, last + least - performance.now()));
  };
  window.addEventListener("focus", soon);
  document.addEventListener("visibilitychange", soon);
  const stopListening = onRefusal(soon);
  const interval = window.setInterval(soon, usual);
  return () => {
    window.removeEventListener("focus", soon);
    document.removeEventListener("visibilitychange", soon);
    stopListening();
    isAsked = false;
    clearInterval(interval);
    clearTimeout(timer);
  };
}

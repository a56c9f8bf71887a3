"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { newsOf, type TabFacts, type TabNews } from "@/lib/tab/news";

export type TabBannerProps = { seen: TabFacts; found: TabFacts };

/** One sentence and one way on, above the page. */
export function TabBanner({ seen, found }: TabBannerProps) {
  const [path, query] = [usePathname(), useSearchParams().toString()];
  const news = newsOf(seen, found, query ? `${path}?${query}` : path);
  if (!news) return null;
  return (
    <div className="border-b bg-background p-2 shadow-xs sm:px-4">
      <Alert variant="warning" className="mx-auto max-w-3xl items-center" action={<WayOn {...news} />}>
        {news.text}
      </Alert>
    </div>
  );
}

function WayOn({ way, label }: TabNews) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  if (typeof way === "object")
    return (
      <Button asChild size="sm" variant="secondary">
        <a href={way.href} {...(way.isNewTab ? { target: "_blank", rel: "noopener" } : {})}>
          {label}
        </a>
      </Button>
    );
  const go = () => {
    // Next shows a refused page again, whatever it would be now; nobody typed anything on it.
    const isRefused = document.querySelector("[data-refused-page]") !== null;
    if (way === "reload" || isRefused) return window.location.reload();
    // The button goes with the news: the page itself has the focus then, not nothing.
    document.getElementById("main")?.focus({ preventScroll: true });
    startTransition(() => router.refresh());
  };
  return (
    <Button size="sm" variant="secondary" pending={pending} onClick={go}>
      {label}
    </Button>
  );
}

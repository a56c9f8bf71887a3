"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";

/** Opens what the address asks for: `?open=invite`. The address forgets it at once, so that going back does not ask again. */
export function useAsked(name: string, open: () => void): void {
  const isAsked = useSearchParams().get("open") === name;
  const onAsked = useEffectEvent(open);
  useEffect(() => {
    if (!isAsked) return;
    const url = new URL(window.location.href);
    url.searchParams.delete("open");
    window.history.replaceState(null, "", url);
    onAsked();
  }, [isAsked]);
}

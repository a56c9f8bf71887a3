"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { useWhenWanted } from "@/components/on-demand";
import type { TabFacts } from "@/lib/tab/news";

const loadWays = () => import("./ways-from-nowhere").then((module) => module.WaysFromNowhere);

/**
 * From a page that is not there to one's workspaces, or to sign in; `children` until it is known which. Who it is for is
 * asked only once the page stands, and what to show loads then: the page itself comes along with every other, and looks
 * nobody up.
 */
export function NowhereWays({ children }: { children: ReactNode }) {
  const path = usePathname();
  const [user, setUser] = useState<TabFacts["user"]>();
  useEffect(() => {
    fetch("/api/tab/none", { cache: "no-store" })
      .then((answer) => (answer.ok ? (answer.json() as Promise<TabFacts>) : undefined))
      .then((facts) => setUser(facts?.user))
      // The first way leads on for everybody.
      .catch(() => {});
  }, []);
  const Ways = useWhenWanted(loadWays, user !== undefined);
  return Ways ? <Ways path={path} isSignedIn={user !== null} /> : children;
}

"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { brand } from "@/lib/brand";
import { leftPath, signInPath } from "@/lib/paths";
import type { TabFacts } from "@/lib/tab/news";

/**
 * From a page that is not there to one's workspaces, or to sign in. Who it is for is asked only once the page stands: the
 * page itself comes along with every other, and looks nobody up.
 */
export function NowhereWays() {
  const path = usePathname();
  const [user, setUser] = useState<TabFacts["user"]>();
  useEffect(() => {
    fetch("/api/tab/none", { cache: "no-store" })
      .then((answer) => (answer.ok ? (answer.json() as Promise<TabFacts>) : undefined))
      .then((facts) => setUser(facts?.user))
      // The first way leads on for everybody.
      .catch(() => {});
  }, []);
  if (user === null)
    return (
      <>
        <Button asChild>
          <Link href={signInPath(path)}>Sign in</Link>
        </Button>
        <Button asChild variant="secondary">
          <Link href="/">About {brand.name}</Link>
        </Button>
      </>
    );
  return (
    <Button asChild>
      <Link href={leftPath(path)}>Go to your {brand.workspace.many}</Link>
    </Button>
  );
}

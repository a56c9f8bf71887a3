"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { brand } from "@/lib/brand";
import { leftPath, signInPath } from "@/lib/paths";

/** `path`: the address that led to nothing. */
export function WaysFromNowhere({ path, isSignedIn }: { path: string; isSignedIn: boolean }) {
  if (isSignedIn)
    return (
      <Button asChild>
        <Link href={leftPath(path)}>Go to your {brand.workspace.many}</Link>
      </Button>
    );
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
}

"use client";

import { reloadKeepingTyped } from "@/components/keep-typed";
import { Button } from "@/components/ui/button";

/** The page is of a version of the app that is there no longer. Nothing hurries: who has typed something keeps it. */
export function NewVersion() {
  return (
    <div className="border-b bg-background p-2 shadow-xs sm:px-4">
      <div className="mx-auto flex max-w-3xl items-center gap-3 rounded-lg border border-primary/25 bg-primary-soft/60 p-3 text-sm">
        <p className="min-w-0 flex-1">
          A new version is out. Reload when it suits you: what you typed stays.
        </p>
        <Button size="sm" variant="secondary" onClick={reloadKeepingTyped}>
          Reload
        </Button>
      </div>
    </div>
  );
}

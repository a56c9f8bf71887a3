"use client";

import { Search } from "lucide-react";
import { useCommands } from "@/components/shell/commands";
import { useIsApple } from "@/components/shell/shortcuts";
import { Keys } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/utils";

const looks = {
  /** In the sidebar; an icon on the bar of a phone. */
  sidebar:
    "h-10 w-10 justify-center lg:h-8.5 lg:w-full lg:justify-start lg:border lg:bg-card lg:px-2.5 lg:shadow-xs lg:hover:bg-accent icons-only:justify-center icons-only:border-transparent icons-only:bg-transparent icons-only:px-0 icons-only:shadow-none",
  /** In the head of a page outside of the shell. */
  head: "h-8 justify-center rounded-full border bg-card px-2.5 shadow-xs",
};

/** The visible way to the command menu. */
export function CommandButton({ look = "sidebar" }: { look?: keyof typeof looks }) {
  const { open, loadAhead, isMoving } = useCommands();
  const isApple = useIsApple();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts={isApple ? "Meta+K" : "Control+K"}
      aria-busy={isMoving}
      data-tip="Jump to…"
      onPointerEnter={loadAhead}
      onFocus={loadAhead}
      onClick={() => open("menu")}
      className={cn(
        "focus-ring -outline-offset-2 flex shrink-0 items-center gap-2.5 rounded-md text-muted-foreground transition-colors hover:bg-accent hover:text-foreground noscript:hidden",
        looks[look],
      )}
    >
      {isMoving ? (
        <Spinner className="size-5 lg:size-4" />
      ) : (
        <Search
          aria-hidden="true"
          className={cn("size-5 shrink-0", look === "sidebar" ? "lg:size-4" : "size-4")}
        />
      )}
      <span className="min-w-0 flex-1 truncate text-start max-lg:sr-only icons-only:sr-only">Jump to…</span>
      {/* Not before the page is alive: which it is only the browser knows. Its place is kept. */}
      <span aria-hidden="true" className="hidden h-5 min-w-12 justify-end lg:flex icons-only:hidden">
        {isApple !== undefined && <Keys of={isApple ? "⌘ K" : "Ctrl K"} />}
      </span>
    </button>
  );
}

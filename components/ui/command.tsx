"use client";

import { Command as CommandPrimitive, defaultFilter, useCommandState } from "cmdk";
import { Search } from "lucide-react";
import type { ComponentProps, KeyboardEvent, ReactNode } from "react";
import { cn } from "@/lib/utils";

export function Command({ className, ...props }: ComponentProps<typeof CommandPrimitive>) {
  return (
    <CommandPrimitive
      filter={forgiving}
      className={cn("flex min-h-0 flex-col outline-none", className)}
      {...props}
    />
  );
}

/** Accents and case aside. The first keyword is its name, and counts for more than the others. */
function forgiving(_value: string, search: string, [name = "", ...others]: string[] = []): number {
  const wanted = fold(search.trim());
  return Math.max(likeness(fold(name), wanted), ...others.map((other) => likeness(fold(other), wanted) / 2));
}

/** From 1 for what begins with it, over words and parts of words, down to letters that come in this order. */
function likeness(text: string, wanted: string): number {
  if (text.startsWith(wanted)) return 1;
  const words = text.split(/[\s-]+/);
  if (wanted.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)))) return 0.9;
  if (text.includes(wanted)) return 0.6;
  const scattered = defaultFilter(text, wanted, []);
  return scattered < 0.05 ? 0 : scattered / 4;
}

/** For comparing what is typed with what things are called. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** For items that are links or have an `onSelect`: Enter clicks the marked one, with what is held down, so the key does all that a click does. */
export function clickMarked(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const { ctrlKey, metaKey, shiftKey } = event;
  const item = event.currentTarget.querySelector("[cmdk-item][data-selected=true]");
  item?.dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
  );
}

/** Says so when the search finds nothing. */
export function NothingFound({ className, children }: { className?: string; children: ReactNode }) {
  const isEmpty = useCommandState((state) => state.filtered.count === 0 && state.search.trim() !== "");
  return (
    <p
      role="status"
      className={isEmpty ? cn("text-center break-words text-muted-foreground", className) : "sr-only"}
    >
      {isEmpty && children}
    </p>
  );
}

export function CommandInput({ className, ...props }: ComponentProps<typeof CommandPrimitive.Input>) {
  return (
    <div className="flex items-center gap-2.5 border-b px-3">
      <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
      <CommandPrimitive.Input
        className={cn(
          "h-10 w-full bg-transparent text-base outline-none placeholder:text-muted-foreground sm:text-sm",
          className,
        )}
        {...props}
      />
    </div>
  );
}

export function CommandList({ className, ...props }: ComponentProps<typeof CommandPrimitive.List>) {
  return (
    <CommandPrimitive.List
      className={cn(
        "max-h-80 scroll-py-1 overflow-x-hidden overflow-y-auto overscroll-contain p-1",
        className,
      )}
      {...props}
    />
  );
}

export function CommandGroup({ className, ...props }: ComponentProps<typeof CommandPrimitive.Group>) {
  return (
    <CommandPrimitive.Group
      className={cn(
        "not-first:mt-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted-foreground",
        className,
      )}
      {...props}
    />
  );
}

export function CommandItem({ className, ...props }: ComponentProps<typeof CommandPrimitive.Item>) {
  return (
    <CommandPrimitive.Item
      className={cn(
        "flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2 py-1.5 text-sm outline-hidden select-none",
        // The ground alone is too faint a sign of where Enter leads.
        "data-[selected=true]:bg-accent data-[selected=true]:text-accent-foreground data-[selected=true]:shadow-[inset_2px_0_0_var(--ring)]",
        "[&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted-foreground",
        "data-[disabled=true]:pointer-events-none data-[disabled=true]:opacity-50",
        className,
      )}
      {...props}
    />
  );
}

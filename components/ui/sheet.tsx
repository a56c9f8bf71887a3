"use client";

import { X } from "lucide-react";
import * as DialogPrimitive from "radix-ui/dialog";
import type { ComponentProps, ReactNode } from "react";
import { overlayClasses } from "@/components/ui/dialog";
import { cn } from "@/lib/utils";

export const Sheet = DialogPrimitive.Root;
export const SheetTrigger = DialogPrimitive.Trigger;

interface SheetContentProps {
  title: string;
  className?: string;
  onClick?: ComponentProps<"div">["onClick"];
  children: ReactNode;
}

/** A dialog at the start edge of the screen. */
export function SheetContent({ title, className, onClick, children }: SheetContentProps) {
  return (
    <DialogPrimitive.Portal>
      <DialogPrimitive.Overlay className={overlayClasses} />
      <DialogPrimitive.Content
        onClick={onClick}
        aria-describedby={undefined}
        className={cn(
          "fixed inset-y-0 start-0 z-50 flex w-72 max-w-[85vw] flex-col gap-2 overflow-y-auto border-e bg-sidebar p-3 shadow-lg outline-none",
          "duration-200 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0",
          "data-[state=closed]:slide-out-to-start data-[state=open]:slide-in-from-start",
          className,
        )}
      >
        <div className="flex items-center justify-between gap-2 ps-2">
          <DialogPrimitive.Title className="text-sm font-semibold">{title}</DialogPrimitive.Title>
          <DialogPrimitive.Close className="focus-ring grid size-9 place-items-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground">
            <X aria-hidden="true" className="size-4" />
            <span className="sr-only">Close</span>
          </DialogPrimitive.Close>
        </div>
        {children}
      </DialogPrimitive.Content>
    </DialogPrimitive.Portal>
  );
}

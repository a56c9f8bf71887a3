"use client";

import * as DialogPrimitive from "radix-ui/dialog";
import type { ReactNode } from "react";
import { overlayClasses } from "@/components/ui/dialog";
import { cn } from "@/lib/utils";

interface CommandDialogProps {
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** It does not know what had the focus before: that is whose business opens it. */
  onClosed: () => void;
  children: ReactNode;
}

/** At the upper edge, where the keyboard of a phone leaves it alone. */
export function CommandDialog({ title, onClosed, children, ...props }: CommandDialogProps) {
  return (
    <DialogPrimitive.Root {...props}>
      <DialogPrimitive.Portal>
        <DialogPrimitive.Overlay className={overlayClasses} />
        <DialogPrimitive.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
          className={cn(
            "fixed inset-x-2 top-2 z-50 mx-auto flex max-h-[min(28rem,calc(100dvh-1rem))] flex-col overflow-hidden rounded-xl border bg-popover text-popover-foreground shadow-lg outline-none sm:top-[12vh] sm:max-h-[min(28rem,calc(88dvh-1rem))] sm:max-w-xl",
            "duration-100 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0",
            "data-[state=closed]:zoom-out-97 data-[state=open]:zoom-in-97",
          )}
        >
          <DialogPrimitive.Title className="sr-only">{title}</DialogPrimitive.Title>
          {children}
        </DialogPrimitive.Content>
      </DialogPrimitive.Portal>
    </DialogPrimitive.Root>
  );
}

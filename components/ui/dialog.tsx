"use client";

import { X } from "lucide-react";
import * as DialogPrimitive from "radix-ui/dialog";
import type { ComponentProps } from "react";
import { useFocusReturn } from "@/components/ui/focus-return";
import { cn } from "@/lib/utils";

export const Dialog = DialogPrimitive.Root;
export const DialogTrigger = DialogPrimitive.Trigger;
export const DialogClose = DialogPrimitive.Close;

export const overlayClasses =
  "fixed inset-0 z-50 bg-black/40 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0 dark:bg-black/60";

/** Up from the lower edge on a phone, in the middle from 640 px on. */
export const panelClasses = cn(
  "fixed inset-x-0 bottom-0 z-50 mx-auto grid max-h-[90dvh] w-full gap-5 scroll-pb-20 overflow-y-auto border bg-popover p-(--panel-padding) text-popover-foreground [--panel-padding:1.25rem] shadow-lg",
  "rounded-t-xl sm:inset-y-0 sm:my-auto sm:h-fit sm:max-w-lg sm:rounded-xl sm:[--panel-padding:1.5rem]",
  "outline-none duration-150 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0",
  "data-[state=open]:slide-in-from-bottom-4 sm:data-[state=open]:slide-in-from-bottom-0 sm:data-[state=closed]:zoom-out-97 sm:data-[state=open]:zoom-in-97",
);

export function DialogContent({
  className,
  children,
  ...props
}: ComponentProps<typeof DialogPrimitive.Content>) {
  return (
    <DialogPrimitive.Portal>
      <DialogPrimitive.Overlay className={overlayClasses} />
      <Panel className={cn(panelClasses, className)} {...props}>
        {children}
        <DialogPrimitive.Close className="focus-ring absolute end-3 top-3 grid size-8 place-items-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground">
          <X aria-hidden="true" className="size-4" />
          <span className="sr-only">Close</span>
        </DialogPrimitive.Close>
      </Panel>
    </DialogPrimitive.Portal>
  );
}

/** There only while it is open. */
function Panel(props: ComponentProps<typeof DialogPrimitive.Content>) {
  return <DialogPrimitive.Content onCloseAutoFocus={useFocusReturn()} {...props} />;
}

export function DialogHeader({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("grid gap-1.5 pe-8", className)} {...props} />;
}

/** The last thing in a dialog. It stays in sight where the rest is longer than the screen. */
export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn(
        "sticky -bottom-(--panel-padding,0px) z-10 -mx-(--panel-padding,0px) -mb-(--panel-padding,0px) flex flex-col-reverse gap-2 border-t bg-popover px-(--panel-padding,0px) py-3 sm:flex-row sm:justify-end",
        className,
      )}
      {...props}
    />
  );
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof DialogPrimitive.Title>) {
  return <DialogPrimitive.Title className={cn("text-lg font-semibold", className)} {...props} />;
}

export function DialogDescription({
  className,
  ...props
}: ComponentProps<typeof DialogPrimitive.Description>) {
  return <DialogPrimitive.Description className={cn("text-muted-foreground", className)} {...props} />;
}

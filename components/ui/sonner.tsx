"use client";

import { useTheme } from "next-themes";
import { Toaster, toast } from "sonner";

/** The messages' place on the screen. */
export function Sonner() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      toastOptions={{
        classNames: {
          toast:
            "!rounded-lg !border !border-border !bg-popover !text-popover-foreground !font-sans !shadow-lg",
          description: "!text-muted-foreground",
          actionButton: "!bg-primary !text-primary-foreground !h-8 !rounded-md !px-3",
          success: "[&_[data-icon]]:!text-success-text",
          error: "[&_[data-icon]]:!text-destructive-text",
        },
      }}
    />
  );
}

export function showSuccess(message: string): void {
  toast.success(message);
}

import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** 16 px on phones, so that iOS does not zoom in on focus. */
export const inputClasses = cn(
  "w-full min-w-0 rounded-md border border-input bg-card px-3 text-base shadow-xs transition-[border-color,box-shadow] sm:text-sm",
  "placeholder:text-muted-foreground [&[readonly]]:bg-muted",
  "outline-none focus-visible:border-ring focus-visible:ring-3 focus-visible:ring-ring/35",
  "disabled:cursor-not-allowed disabled:opacity-60",
  "aria-invalid:border-destructive-text aria-invalid:focus-visible:ring-destructive/30",
);

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(inputClasses, "h-9.5", className)} {...props} />;
}

import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** On or off, at once. A native checkbox: the keys come from the browser. */
export function Switch({ className, ...props }: Omit<ComponentProps<"input">, "type" | "role">) {
  return (
    <span className={cn("relative inline-grid h-6 w-10 shrink-0", className)}>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says itself whether it is checked
        role="switch"
        className="peer focus-ring appearance-none rounded-full border border-input bg-muted transition-colors checked:border-primary checked:bg-primary"
        {...props}
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute start-1 top-1 size-4 rounded-full bg-input transition-[inset-inline-start] peer-checked:start-5 peer-checked:bg-primary-foreground"
      />
    </span>
  );
}

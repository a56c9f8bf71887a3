import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** A native checkbox, so it works in any form and before any script has loaded. */
export function Checkbox({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <span className="relative inline-grid size-4.5 shrink-0 place-items-center">
      <input
        type="checkbox"
        className={cn(
          "peer focus-ring size-4.5 cursor-pointer appearance-none rounded-[5px] border border-input bg-card shadow-xs",
          "checked:border-primary checked:bg-primary disabled:cursor-not-allowed disabled:opacity-50",
          "aria-invalid:border-destructive-text",
          "after:absolute after:-inset-1.5",
          className,
        )}
        {...props}
      />
      <Check
        aria-hidden="true"
        strokeWidth={3}
        className="pointer-events-none absolute size-3 text-primary-foreground opacity-0 peer-checked:opacity-100"
      />
    </span>
  );
}

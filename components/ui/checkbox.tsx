import { Check, Lock, Minus } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  /** Stays as it is, for a reason that is said nearby. */
  locked?: boolean;
}

/** A native checkbox: keys and form data come from the browser. */
export function Checkbox({ className, locked, ...props }: CheckboxProps) {
  const Icon = locked ? Lock : Check;
  return (
    <span className={cn("relative grid size-4.5 shrink-0 place-items-center", className)}>
      <input
        type="checkbox"
        disabled={locked}
        className={cn(
          "peer focus-ring size-full appearance-none rounded-[5px] border border-input bg-card transition-colors",
          "checked:border-primary checked:bg-primary disabled:cursor-not-allowed",
          "indeterminate:border-primary indeterminate:bg-primary",
          "disabled:border-border disabled:bg-muted",
        )}
        {...props}
      />
      <Icon
        aria-hidden="true"
        strokeWidth={locked ? 2.25 : 3}
        className="pointer-events-none absolute size-3 text-primary-foreground opacity-0 peer-checked:opacity-100 peer-disabled:text-muted-foreground"
      />
      <Minus
        aria-hidden="true"
        strokeWidth={3}
        className="pointer-events-none absolute size-3 text-primary-foreground opacity-0 peer-indeterminate:opacity-100"
      />
    </span>
  );
}

import { Check, Lock, Minus } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  /** Stays as it is, for a reason that is said nearby. */
  locked?: boolean;
  /** Stands for several, of which some are ticked. */
  mixed?: boolean;
}

/** A native checkbox: keys and form data come from the browser. */
export function Checkbox({ className, locked, mixed = false, ...props }: CheckboxProps) {
  const Icon = locked ? Lock : mixed ? Minus : Check;
  return (
    <span className={cn("relative grid size-4.5 shrink-0 place-items-center", className)}>
      <input
        type="checkbox"
        disabled={locked}
        {...(mixed && { ref: markMixed })}
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
        className="pointer-events-none absolute size-3 text-primary-foreground opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-100 peer-disabled:text-muted-foreground"
      />
    </span>
  );
}

/** HTML has no word for it. It ends with the mark. */
function markMixed(input: HTMLInputElement | null): () => void {
  if (input) input.indeterminate = true;
  return () => {
    if (input) input.indeterminate = false;
  };
}

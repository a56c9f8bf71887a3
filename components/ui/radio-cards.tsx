import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";

export function RadioCards({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("grid gap-2", className)} {...props} />;
}

interface RadioCardProps extends Omit<ComponentProps<"input">, "type" | "title"> {
  title: ReactNode;
  description?: ReactNode;
  /** At the end of the title's line, outside of the label: may be a control of its own. */
  aside?: ReactNode;
  /** Below the label, outside of it. */
  children?: ReactNode;
}

/** One choice of several, on a native radio: arrow keys and form data come from the browser. */
export function RadioCard({ title, description, aside, children, className, ...props }: RadioCardProps) {
  return (
    <div
      className={cn(
        "relative rounded-lg border bg-card shadow-xs transition-colors",
        "has-[input:enabled:not(:checked)]:hover:border-input/70 has-[input:enabled:not(:checked)]:hover:bg-accent/40",
        "has-[input:checked]:border-primary has-[input:checked]:bg-primary-soft/40 has-[input:checked]:ring-1 has-[input:checked]:ring-primary",
        "has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-ring",
        "has-[input:disabled]:bg-muted has-[input:disabled]:shadow-none",
        className,
      )}
    >
      <label className="flex gap-3 p-3 has-[input:disabled]:cursor-not-allowed">
        <input
          type="radio"
          className={cn(
            "mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-input bg-card outline-none",
            "checked:border-5 checked:border-primary disabled:opacity-50",
          )}
          {...props}
        />
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className={cn("font-medium", aside && "pe-28 sm:pe-44")}>{title}</span>
          {description && <span className="text-pretty text-muted-foreground">{description}</span>}
        </span>
      </label>
      {aside && <div className="absolute end-1.5 top-1.5">{aside}</div>}
      {children}
    </div>
  );
}

import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

interface TableProps extends ComponentProps<"table"> {
  /** What the table holds, for those who do not see it. */
  label: string;
}

/** Scrolls sideways inside its frame where the screen is too narrow; the frame takes focus for that. */
export function Table({ className, label, ...props }: TableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
      tabIndex={0}
      className="focus-ring relative overflow-x-auto rounded-lg border bg-card shadow-xs"
    >
      <table aria-label={label} className={cn("w-full border-collapse text-sm", className)} {...props} />
    </section>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("border-b bg-muted/60", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("[&>tr:last-child]:border-0", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr className={cn("border-b transition-colors [tbody_&]:hover:bg-accent/45", className)} {...props} />
  );
}

export function TableHead({ className, scope = "col", ...props }: ComponentProps<"th">) {
  return (
    <th
      scope={scope}
      className={cn(
        "h-9 px-4 text-start text-xs font-medium whitespace-nowrap text-muted-foreground",
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("h-12 px-4 py-2 align-middle", className)} {...props} />;
}

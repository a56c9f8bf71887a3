import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

interface EmptyStateProps {
  /** A lucide icon. */
  icon: ReactNode;
  title: string;
  /** What will stand here and what the next step is. */
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ icon, title, description, action, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "grid justify-items-center rounded-xl border border-dashed px-6 py-14 text-center",
        className,
      )}
    >
      <div
        aria-hidden="true"
        className="mb-4 grid size-11 place-items-center rounded-lg border bg-card text-primary-text shadow-sm [&_svg]:size-5"
      >
        {icon}
      </div>
      <h2 className="text-base font-semibold tracking-tight">{title}</h2>
      {description && <p className="mt-1 max-w-md text-pretty text-muted-foreground">{description}</p>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

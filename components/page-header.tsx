import type { ReactNode } from "react";
import { PageTitle } from "@/components/shell/page-title";

interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons; they go below the title where the screen is narrow. */
  actions?: ReactNode;
}

export function PageHeader({ title, description, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      {typeof title === "string" && <PageTitle title={title} />}
      <div className="grid min-w-0 gap-1">
        <h1 className="text-xl font-semibold break-words">{title}</h1>
        {description && <p className="max-w-prose text-pretty text-muted-foreground">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

import type { ReactNode } from "react";
import { Skylight } from "@/components/skylight";
import { cn } from "@/lib/utils";

interface ErrorPageProps {
  title: string;
  children: ReactNode;
  /** Links or buttons that lead on. */
  action?: ReactNode;
  /** Below everything: what a person can quote to support. */
  footer?: ReactNode;
  /** A short word above the title: a number, say. */
  eyebrow?: ReactNode;
  /** The whole screen, with its own landmark; leave out inside the shell. */
  full?: boolean;
}

/** Calm words for what did not work. */
export function ErrorPage({ title, children, action, footer, eyebrow, full }: ErrorPageProps) {
  const Frame = full ? "main" : "div";
  return (
    <Frame
      className={cn(
        "relative isolate grid place-content-center overflow-hidden px-4 py-16",
        full ? "min-h-dvh bg-sidebar" : "min-h-[60dvh]",
      )}
    >
      {full && <Skylight />}
      <div className="grid max-w-sm justify-items-center gap-2 text-center">
        {eyebrow && <p className="text-sm font-medium text-primary-text">{eyebrow}</p>}
        <h1 className="text-xl font-semibold">{title}</h1>
        <div className="text-pretty text-muted-foreground">{children}</div>
        {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
        {footer}
      </div>
    </Frame>
  );
}

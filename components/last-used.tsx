import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";

/** Marks one way of signing in, its button, as the one that was used last from this browser. */
export function LastUsed({ isLast, children }: { isLast: boolean; children: ReactNode }) {
  return (
    <div className="relative grid">
      {children}
      {isLast && (
        <Badge variant="success" className="pointer-events-none absolute -top-3.5 end-2 shadow-xs">
          Last used
        </Badge>
      )}
    </div>
  );
}

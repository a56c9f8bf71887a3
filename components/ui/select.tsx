import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { inputClasses } from "@/components/ui/input";
import { cn } from "@/lib/utils";

/** The platform's own select: the best list on a phone, and no script. */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className="relative block">
      <select className={cn(inputClasses, "h-9.5 cursor-pointer appearance-none pe-9", className)} {...props}>
        {children}
      </select>
      <ChevronsUpDown
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-muted-foreground"
      />
    </span>
  );
}

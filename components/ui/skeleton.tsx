import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** Takes the size of what will stand there, so that nothing moves when it comes. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return (
    <div aria-hidden="true" className={cn("animate-pulse rounded-md bg-accent", className)} {...props} />
  );
}

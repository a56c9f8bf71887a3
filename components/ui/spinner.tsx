import { LoaderCircle } from "lucide-react";
import { cn } from "@/lib/utils";

/** Decoration only: the control that shows it says in words or by aria-busy that it is at work. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden="true" className={cn("size-4 animate-spin", className)} />;
}

import { cn } from "@/lib/utils";

/** Keys to press, one after the other: `g p`. */
export function Keys({ of, className }: { of: string; className?: string }) {
  return (
    <span className={cn("inline-flex shrink-0 items-center gap-1", className)}>
      {of.split(" ").map((key) => (
        <kbd
          key={key}
          className="grid h-5 min-w-5 place-items-center rounded-sm border bg-background px-1 font-sans text-xs text-muted-foreground"
        >
          {key.length === 1 ? key.toUpperCase() : key}
        </kbd>
      ))}
    </span>
  );
}

import { brand } from "@/lib/brand";
import { cn } from "@/lib/utils";

/** A courtyard seen from above: four walls, each in its own light, around an open middle. */
function LogoMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={cn("size-6 shrink-0 fill-current text-primary", className)}
    >
      <path opacity=".5" d="M3.46 3.46A5 5 0 0 1 7 2h10a5 5 0 0 1 3.54 1.46L15.5 8.5h-7Z" />
      <path opacity=".75" d="M20.54 3.46A5 5 0 0 1 22 7v10a5 5 0 0 1-1.46 3.54L15.5 15.5v-7Z" />
      <path d="M20.54 20.54A5 5 0 0 1 17 22H7a5 5 0 0 1-3.54-1.46L8.5 15.5h7Z" />
      <path opacity=".75" d="M3.46 20.54A5 5 0 0 1 2 17V7a5 5 0 0 1 1.46-3.54L8.5 8.5v7Z" />
    </svg>
  );
}

/** The mark and the product's name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 text-base font-semibold tracking-tight", className)}>
      <LogoMark />
      {brand.name}
    </span>
  );
}

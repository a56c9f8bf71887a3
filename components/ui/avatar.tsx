import type { CSSProperties } from "react";
import { cn } from "@/lib/utils";

const sizes = { sm: "size-6 text-[0.625rem]", md: "size-8 text-xs", lg: "size-10 text-sm" } as const;

interface AvatarProps {
  name: string;
  /** Picks the tint; pass what never changes (an id, a slug) so that renaming keeps the colour. */
  seed?: string;
  size?: keyof typeof sizes;
  /** Round for people, square for what people belong to. */
  shape?: "circle" | "square";
  className?: string;
}

/** Initials on a tint. Decoration: the name stands beside it in words. */
export function Avatar({ name, seed = name, size = "md", shape = "circle", className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      style={{ "--tint": hueOf(seed) } as CSSProperties}
      className={cn(
        "tint inline-grid shrink-0 place-items-center font-semibold select-none",
        sizes[size],
        shape === "circle" ? "rounded-full" : size === "sm" ? "rounded-[6px]" : "rounded-md",
        className,
      )}
    >
      {initialsOf(name, shape === "circle" ? 2 : 1)}
    </span>
  );
}

/** First letters of the first and the last word, whatever the script. */
function initialsOf(name: string, count: number): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = count === 1 || words.length < 2 ? words.slice(0, 1) : [words.at(0), words.at(-1)];
  return picked
    .map((word) => Array.from(word ?? "").at(0) ?? "")
    .join("")
    .toLocaleUpperCase("en");
}

/** Twelve hues, far enough apart to tell neighbours from each other. */
function hueOf(seed: string): number {
  let hash = 2166136261;
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return ((hash >>> 0) % 12) * 30 + 10;
}

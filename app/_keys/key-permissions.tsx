import { Check, ChevronRight, Minus } from "lucide-react";
import { inNumbers } from "@/lib/text/in-numbers";
import type { KeyItem } from "./key-item";
import { PermissionName } from "./permission-name";

/** What a key can do: at a glance, and in full when it is opened, also without scripts. */
export function KeyPermissions({ held, lost }: Pick<KeyItem, "held" | "lost">) {
  const all = held.length + lost.length;
  const isLess = lost.length > 0;
  return (
    <details className="group min-w-0 text-sm">
      <summary className="focus-ring flex w-fit max-w-full cursor-pointer list-none items-center gap-1.5 rounded-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-3.5 shrink-0 text-muted-foreground transition-transform group-open:rotate-90"
        />
        <span className="shrink-0 font-medium">
          {isLess ? `${held.length} of ${all} permissions` : inNumbers(all, "permission")}
        </span>
        <span className="min-w-0 truncate text-muted-foreground group-open:hidden">
          {held.map(({ sentence }) => sentence).join(" · ")}
        </span>
      </summary>
      <ul className="grid gap-x-6 gap-y-1 pt-2 ps-5 sm:grid-cols-2">
        {held.map(({ name, sentence }) => (
          <li key={name} className="flex gap-2">
            <Check
              aria-hidden="true"
              className="mt-1 size-3.5 shrink-0 text-primary-text"
              strokeWidth={2.5}
            />
            <span className="min-w-0">
              {sentence}
              <PermissionName name={name} />
            </span>
          </li>
        ))}
        {lost.map(({ name, sentence }) => (
          <li key={name} className="flex gap-2 text-muted-foreground">
            <Minus aria-hidden="true" className="mt-1 size-3.5 shrink-0 opacity-60" />
            <span className="min-w-0">
              <span className="sr-only">Not now: </span>
              {sentence}
              <PermissionName name={name} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

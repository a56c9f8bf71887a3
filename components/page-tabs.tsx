import Link from "next/link";
import { ComingPage } from "@/components/shell/coming";
import { cn } from "@/lib/utils";

interface PageTabsProps {
  label: string;
  tabs: ReadonlyArray<{ href: string; name: string }>;
  /** The path of the tab that is open. */
  here: string;
}

/** Pages that belong together, side by side; scrolls where the screen is too narrow. */
export function PageTabs({ label, tabs, here }: PageTabsProps) {
  return (
    <nav aria-label={label} className="-mx-4 mb-8 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex min-w-max gap-5 border-b">
        {tabs.map(({ href, name }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={href === here ? "page" : undefined}
              className={cn(
                "focus-ring -mb-px block rounded-t-sm border-b-2 border-transparent py-2 font-medium",
                href === here
                  ? "border-primary text-foreground"
                  : "text-muted-foreground hover:text-foreground",
              )}
            >
              {name}
              <ComingPage title={label} shape="sections" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

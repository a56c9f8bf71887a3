import Link from "next/link";
import { ComingPage } from "@/components/shell/coming";
import { cn } from "@/lib/utils";

interface PageTabsProps {
  label: string;
  tabs: ReadonlyArray<{ href: string; name: string }>;
  /** The path of the tab that is open, if one is. */
  here: string | undefined;
}

/** Pages that belong together, side by side; in two lines where the screen is too narrow. */
export function PageTabs({ label, tabs, here }: PageTabsProps) {
  return (
    <nav aria-label={label} className="mb-8">
      <ul className="flex flex-wrap gap-x-5 border-b">
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

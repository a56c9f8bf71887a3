import type { ReactNode } from "react";

export type Chapter = { id: string; title: string; parts?: { id: string; title: ReactNode }[] };

/** Beside the page where there is room, and to be opened above it on a phone. */
export function Contents({ chapters }: { chapters: Chapter[] }) {
  return (
    <>
      <details className="rounded-lg border bg-card px-4 py-2.5 shadow-xs lg:hidden">
        <summary className="focus-ring rounded-sm font-medium">On this page</summary>
        <nav aria-label="On this page" className="pt-2">
          <List chapters={chapters} />
        </nav>
      </details>
      <nav
        aria-label="On this page"
        className="sticky top-0 -mt-4 max-h-dvh self-start overflow-y-auto py-4 max-lg:hidden"
      >
        <List chapters={chapters} />
      </nav>
    </>
  );
}

function List({ chapters }: { chapters: Chapter[] }) {
  return (
    <ul className="grid gap-0.5">
      {chapters.map(({ id, title, parts = [] }) => (
        <li key={id}>
          <a href={`#${id}`} className="focus-ring block rounded-sm py-1 font-medium hover:text-primary-text">
            {title}
          </a>
          {parts.length > 0 && (
            <ul className="mb-1 border-s ps-3">
              {parts.map((part) => (
                <li key={part.id}>
                  <a
                    href={`#${part.id}`}
                    className="focus-ring block rounded-sm py-1 text-muted-foreground hover:text-foreground"
                  >
                    {part.title}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

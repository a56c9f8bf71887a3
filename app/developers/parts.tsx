import type { ReactNode } from "react";

interface SectionProps {
  id: string;
  title: string;
  children: ReactNode;
}

/** A chapter, with the anchor that the contents lead to. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-4">
      <h2 id={id} className="scroll-mt-6 border-b pb-2 text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

export function Text({ children }: { children: ReactNode }) {
  return <p className="max-w-prose text-pretty text-muted-foreground">{children}</p>;
}

/** A word of code in a sentence. */
export function Word({ children }: { children: ReactNode }) {
  return (
    <code className="rounded-sm bg-accent px-1 py-px font-mono text-[0.9em] wrap-anywhere text-foreground">
      {children}
    </code>
  );
}

/** Lines of code. They wrap, so that nothing scrolls sideways on a phone. */
export function Code({ children }: { children: string }) {
  return (
    <pre className="rounded-lg border bg-accent/50 px-4 py-3 font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap text-foreground">
      <code>{children}</code>
    </pre>
  );
}

interface FactsProps {
  rows: { name: ReactNode; id?: string; note?: ReactNode; text: ReactNode }[];
}

/** Names with what each means. */
export function Facts({ rows }: FactsProps) {
  return (
    <dl className="divide-y rounded-lg border bg-card">
      {rows.map(({ name, id, note, text }, index) => (
        <div
          key={id ?? index}
          id={id}
          className="grid scroll-mt-6 gap-x-4 gap-y-0.5 px-4 py-2.5 target:bg-primary-soft sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]"
        >
          <dt className="flex flex-wrap items-baseline gap-x-2 font-mono text-xs leading-5 wrap-anywhere">
            {name}
            {note && <span className="font-sans text-muted-foreground">{note}</span>}
          </dt>
          <dd className="text-pretty text-muted-foreground">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { ReactNode } from "react";

interface SectionProps {
  id: string;
  title: string;
  /** One or two paragraphs. */
  text: ReactNode;
  /** What the figure shows, for who does not see it. */
  figure: string;
  children: ReactNode;
}

/** What the product does in words, and beside it how that looks. */
export function Section({ id, title, text, figure, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="grid gap-x-16 gap-y-8 py-12 sm:py-16 lg:grid-cols-[2fr_3fr]">
      <div className="grid content-start gap-4 self-start lg:sticky lg:top-10">
        <h2 id={id} className="text-xl font-semibold sm:text-2xl">
          {title}
        </h2>
        <div className="grid max-w-prose gap-3 text-base text-pretty text-muted-foreground">{text}</div>
      </div>
      <figure aria-label={figure} className="min-w-0 self-start rounded-xl border bg-card shadow-sm">
        {children}
      </figure>
    </section>
  );
}

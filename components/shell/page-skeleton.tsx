import type { ReactNode } from "react";
import type { Coming, PageShape } from "@/components/shell/coming";
import { cn } from "@/lib/utils";

/** The outline of a page on its way, as high and as wide as the page itself, with the title that is known already. */
export function PageSkeleton({ title, shape }: Coming) {
  return (
    <div
      aria-hidden="true"
      data-skeleton={shape}
      // No higher than the window: what stands in for a page makes nothing scroll.
      className="max-h-[calc(100dvh-11rem)] overflow-hidden"
    >
      <div className="mb-6 grid gap-1">
        <p className="truncate text-xl font-semibold">{title}</p>
        {withDescription.has(shape) && <Line className="my-[3px] w-64" />}
      </div>
      {shapes[shape]()}
    </div>
  );
}

const withDescription = new Set<PageShape>(["home", "table", "people", "filtered-list"]);

const shapes: Record<PageShape, () => ReactNode> = {
  home: () => (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <Sections heights={["h-72"]} />
      <Sections heights={["h-72"]} />
    </div>
  ),
  table: () => <Rows head className="h-12" />,
  people: () => (
    <div className="grid gap-4">
      <Filters widths={["w-72", "w-40 max-sm:hidden", "w-40 max-sm:hidden"]} />
      <Line className="my-[3px] w-20" />
      <Rows head faces className="h-13.5" />
    </div>
  ),
  "filtered-list": () => (
    <div className="grid gap-4">
      <Filters widths={["w-60", "w-60 max-sm:hidden"]} />
      <Rows faces className="h-12" />
    </div>
  ),
  form: () => (
    <div className={cn(frame, "grid max-w-xl gap-1.5 rounded-xl p-6")}>
      <Line className="my-[3px] w-16" />
      <Line className="h-9.5" />
      <Line className="mt-3.5 h-9 w-28" />
    </div>
  ),
  sections: () => (
    <>
      <div className="mb-8 flex h-[37px] items-center gap-5 border-b">
        <Line className="w-14" />
        <Line className="w-16" />
      </div>
      <div className="max-w-3xl">
        <Sections heights={["h-46", "h-58", "h-46"]} />
      </div>
    </>
  ),
};

const frame = "border bg-card shadow-xs";

function Line({ className }: { className?: string }) {
  return <div className={cn("h-3.5 max-w-full rounded-sm bg-accent motion-safe:animate-pulse", className)} />;
}

function Filters({ widths }: { widths: string[] }) {
  return (
    <div className="flex gap-3">
      {widths.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
        <div key={index} className={cn("grid gap-1.5 max-sm:w-full", width)}>
          <Line className="my-[3px] w-16" />
          <Line className="h-9.5 rounded-md" />
        </div>
      ))}
    </div>
  );
}

/** Of different widths, as names are. */
const names = ["w-40", "w-28", "w-52", "w-32", "w-44", "w-24"];

function Rows({ head, faces, className }: { head?: boolean; faces?: boolean; className: string }) {
  return (
    <div className={cn(frame, "divide-y overflow-hidden rounded-lg")}>
      {head && <div className="h-9 bg-muted/60" />}
      {names.map((width) => (
        <div key={width} className={cn("flex items-center gap-3 px-4", className)}>
          {faces && <Line className="size-6 shrink-0 rounded-full" />}
          <Line className={width} />
          <Line className="ms-auto w-16 shrink-0" />
        </div>
      ))}
    </div>
  );
}

function Sections({ heights }: { heights: string[] }) {
  return (
    <div className="grid gap-6">
      {heights.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
        <div key={index} className={cn(frame, "grid content-start gap-3 rounded-xl p-5", height)}>
          <Line className="w-32" />
          <Line className="w-full max-w-md" />
        </div>
      ))}
    </div>
  );
}

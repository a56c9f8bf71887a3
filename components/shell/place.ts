import type { ReactNode } from "react";
import type { PageShape } from "@/components/shell/coming";

/** What has to be known to go there. */
export type Destination = Pick<Place, "name" | "href" | "shape">;

/** Somewhere to go, or something that is done there: what the sidebar and the command menu show. */
export interface Place {
  name: string;
  href: string;
  /** A lucide icon. */
  icon?: ReactNode;
  /** What stands in for the page when it takes its time. */
  shape?: PageShape | undefined;
  /** Other words by which it is found. */
  keywords?: readonly string[];
  /** Leads there, pressed one after the other: `g p`, or one key alone: `c`. */
  shortcut?: string;
}

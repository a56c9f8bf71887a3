/** Pieces of what the API says, in its own words: names with underscores, times in ISO 8601, and pages. */
import { z } from "zod";

export const idAnswer = z.uuid();
export const timeAnswer = z.iso.datetime();
export const roleAnswer = z.object({ key: z.string(), name: z.string() });

/** A page of things. `next` is the `after` of the page behind; null when this is the last. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), next: z.string().nullable() });
}

/** Where the page before ended, of what goes by its id. */
export const pageSent = { after: z.uuid({ error: "This is not where a page ends." }).optional() };

export function isoTime(time: Date): string;
export function isoTime(time: Date | null): string | null;
export function isoTime(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}

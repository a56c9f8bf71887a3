/** Pieces of what the API says, in its own words: names with underscores, times in ISO 8601, and pages. */
import { z } from "zod";

export const idAnswer = z.uuid();
export const timeAnswer = z.iso.datetime();

/** What stands in examples. */
export const exampleId = "01995f2c-8a6e-7d31-9b04-5e2f7c1a9d80";
export const exampleTime = "2026-03-02T09:30:00.000Z";

/** Something of the API, as its description calls it, with an example. */
export function named<Shape extends z.ZodObject>(
  id: string,
  shape: Shape,
  example: NoInfer<z.input<Shape>>,
): Shape {
  return shape.meta({ id, examples: [example] });
}

/** What is sent, with an example of it; the path stands for itself. */
export function sending<Shape extends z.ZodObject>(
  shape: Shape,
  example: NoInfer<Partial<z.input<Shape>>>,
): Shape {
  return shape.meta({ examples: [example] });
}

const role = { key: "member", name: "Member" };
export const roleAnswer = named("Role", z.object({ key: z.string(), name: z.string() }), role);

/** A page of things. `next` is the `after` of the page behind; null when this is the last. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), next: z.string().nullable() });
}

export const afterMeta = { description: "Where the page before ended: its next." };
/** Where the page before ended, of what goes by its id. */
export const pageSent = {
  after: z.uuid({ error: "This is not where a page ends." }).optional().meta(afterMeta),
};

export function isoTime(time: Date): string;
export function isoTime(time: Date | null): string | null;
export function isoTime(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}

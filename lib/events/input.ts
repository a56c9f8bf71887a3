import { z } from "zod";

/** What an address may ask of the trail. What it garbles is as if it had not been asked: it comes from outside. */
export const eventQueryInput = z.object({
  /** Whose events: the id of a user or of an API key. */
  person: z.uuid().optional().catch(undefined),
  /** Which kind: the event's name. */
  kind: z
    .string()
    .max(80)
    .regex(/^[a-z]\w*\.[a-z]\w*$/i)
    .optional()
    .catch(undefined),
  /** Only what is older than the event of this id. */
  before: z.uuid().optional().catch(undefined),
});
export type EventQuery = z.infer<typeof eventQueryInput>;

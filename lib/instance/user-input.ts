import { z } from "zod";

export const userIdInput = z.object({ id: z.uuid({ error: "This is not one of them." }).toLowerCase() });

/** What an address may ask of the list. What it garbles is as if it had not been asked: it comes from outside. */
export const userQueryInput = z.object({
  search: z
    .string()
    .trim()
    .min(1)
    .max(254)
    .regex(/^\P{Cc}*$/u)
    .optional()
    .catch(undefined),
  state: z.enum(["active", "disabled", "leaving"]).optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
});
export type UserQuery = z.output<typeof userQueryInput>;

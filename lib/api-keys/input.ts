/** What people say of a key: the same of an organization's and of their own. */
import { z } from "zod";
import { lineInput } from "@/lib/text/input";

/** How long a key may live, in days. None lives for ever. */
export const keyDays = ["7", "30", "90", "365"] as const;

/** Requests a minute. */
export const keyRates = ["60", "300", "1000"] as const;

/** How long a key goes on beside the one that stands in for it, in hours. */
export const keyOverlaps = ["0", "1", "24", "168"] as const;

const daysInput = z.enum(keyDays, { error: "Choose how long it works." }).transform(Number);

export const keyInput = z.object({
  name: lineInput("Give it a name that says what uses it."),
  permissions: z
    .array(z.string().regex(/^[a-z-]{1,30}:[a-z-]{1,30}$/), { error: "Choose what it may do." })
    .min(1, { error: "Choose at least one thing that it may do." })
    .max(100, { error: "Choose fewer." })
    .transform((names) => [...new Set(names)]),
  days: daysInput,
  rateLimit: z.enum(keyRates, { error: "Choose how often it may ask." }).transform(Number),
});

export type KeyInput = z.input<typeof keyInput>;

export const keyIdInput = z.object({ id: z.uuid({ error: "This is not a key." }) });

export const replaceKeyInput = keyIdInput.extend({
  overlap: z.enum(keyOverlaps, { error: "Choose how long the old one goes on." }).transform(Number),
  days: daysInput,
});

export type ReplaceKeyInput = z.input<typeof replaceKeyInput>;

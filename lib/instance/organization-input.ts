import { z } from "zod";

const id = z.uuid({ error: "This is not one of them." });

export const organizationIdInput = z.object({ id });

/** Empty for what the plan says. */
const limitInput = (least: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,6}$/, { error: "Enter a whole number up to 999,999, or nothing." })
    .transform((text) => (text === "" ? null : Number(text)))
    .refine((limit) => limit === null || limit >= least, { error: `Enter ${least} or more, or nothing.` });

export const limitsInput = z.object({
  id,
  seatLimit: limitInput(1),
  invitationLimit: limitInput(0),
  /** What stood there when it was opened, as `seenLimits` writes it: somebody else may have changed it meanwhile. */
  seen: z.string().regex(/^\d{0,6}\/\d{0,6}$/),
});

/** "12/", say: twelve seats, and as many invitations as the plan says. */
export function seenLimits({
  seatLimit,
  invitationLimit,
}: Record<"seatLimit" | "invitationLimit", number | null>) {
  return `${seatLimit ?? ""}/${invitationLimit ?? ""}`;
}

/** What an address may ask of the list. What it garbles is as if it had not been asked: it comes from outside. */
export const organizationQueryInput = z.object({
  search: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^\P{Cc}*$/u)
    .optional()
    .catch(undefined),
  state: z.enum(["live", "suspended", "deleted"]).optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
});
export type OrganizationQuery = z.output<typeof organizationQueryInput>;

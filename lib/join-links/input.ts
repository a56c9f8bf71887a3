import { z } from "zod";
import { signUpInput, tokenInput } from "@/lib/auth/input";
import { roleKeyInput } from "@/lib/organization/input";

/** How long a link may live, in days. */
export const joinLinkDays = ["1", "7", "30"] as const;

export const joinLinkInput = z.object({
  roleKey: roleKeyInput,
  days: z.enum(joinLinkDays, { error: "Choose how long it works." }).transform(Number),
  /** Empty for as many as there are seats. */
  useLimit: z
    .string()
    .trim()
    .regex(/^([1-9][0-9]{0,3})?$/, { error: "Type a whole number from 1 to 9999, or nothing." })
    .transform((typed) => (typed ? Number(typed) : null)),
  /** Empty for anyone. The grammar is that of `emailInput`, behind the @. */
  emailDomain: z
    .string()
    .trim()
    .max(254, { error: "This is too long for a domain." })
    .regex(/^(@?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/, {
      error: "Type a domain like example.com, or nothing.",
    })
    .transform((typed) => typed.replace("@", "").toLowerCase() || null),
});

export const joinLinkIdInput = z.object({ id: z.uuid({ error: "This is not a join link." }) });

export const joinByLinkInput = tokenInput;
export const signUpByLinkInput = tokenInput.extend(signUpInput.omit({ next: true }).shape);

import { z } from "zod";
import { newPasswordInput, personNameInput, tokenInput } from "@/lib/auth/input";
import { roleKeyInput } from "@/lib/organization/input";
import { readAddresses } from "./addresses";

/** Of one send. */
export const mostAddresses = 200;
const mostSigns = 20_000;

/** Lines and tabs are what a paste is made of; other signs that nobody sees are not. */
const unseen = /[^\P{Cc}\n\r\t\v\f]|\p{Cs}/u;

export const addressesInput = z.object({
  addresses: z
    .string()
    .max(mostSigns, { error: "That is more text than fits in here. Paste the addresses alone." })
    .refine((text) => !unseen.test(text), { error: "Paste text only." })
    .superRefine((text, context) => {
      const rows = text.length > mostSigns ? [] : readAddresses(text);
      const message =
        rows.length === 0
          ? "Enter an e-mail address like you@example.com."
          : `At most ${mostAddresses} at a time. These are ${rows.length}.`;
      if (rows.length === 0 || rows.length > mostAddresses) context.addIssue({ code: "custom", message });
    }),
  roleKey: roleKeyInput,
});

export const inviteInput = addressesInput.extend({
  /** Whether who has an invitation that waits is sent another, with this role and a new link. */
  again: z.boolean(),
});

export const invitationIdInput = z.object({ id: z.uuid({ error: "This is not an invitation." }) });

export const acceptInvitationInput = tokenInput;
export const declineInvitationInput = tokenInput;
export const signUpByInvitationInput = tokenInput.extend({
  name: personNameInput,
  password: newPasswordInput,
});

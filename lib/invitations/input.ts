import { z } from "zod";
import { emailInput, newPasswordInput, personNameInput, tokenInput } from "@/lib/auth/input";

export const inviteInput = z.object({
  email: emailInput,
  roleKey: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "Choose a role." }),
});

export const invitationIdInput = z.object({ id: z.uuid({ error: "This is not an invitation." }) });

export const acceptInvitationInput = tokenInput;
export const signUpByInvitationInput = tokenInput.extend({
  name: personNameInput,
  password: newPasswordInput,
});

import { z } from "zod";
import { emailInput, newPasswordInput, personNameInput, tokenInput } from "@/lib/auth/input";
import { roleKeyInput } from "@/lib/organization/input";

export const inviteInput = z.object({
  email: emailInput,
  roleKey: roleKeyInput,
});

export const invitationIdInput = z.object({ id: z.uuid({ error: "This is not an invitation." }) });

export const acceptInvitationInput = tokenInput;
export const signUpByInvitationInput = tokenInput.extend({
  name: personNameInput,
  password: newPasswordInput,
});

import { z } from "zod";
import { emailInput, newPasswordInput, personNameInput } from "@/lib/auth/input";

export const inviteInput = z.object({
  email: emailInput,
  roleKey: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "Choose a role." }),
});
export type InviteInput = z.infer<typeof inviteInput>;

export const invitationIdInput = z.object({ id: z.uuid({ error: "This is not an invitation." }) });

const invitationToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const acceptInvitationInput = z.object({ token: invitationToken });
export const signUpByInvitationInput = z.object({
  token: invitationToken,
  name: personNameInput,
  password: newPasswordInput,
});

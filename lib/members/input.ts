import { z } from "zod";

const member = { userId: z.uuid({ error: "This is not a member." }) };

export const changeRoleInput = z.object({
  ...member,
  roleKey: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "Choose a role." }),
});
export const removeMemberInput = z.object(member);

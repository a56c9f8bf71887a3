import { z } from "zod";

const member = { userId: z.uuid({ error: "This is not a member." }) };

export const changeRoleInput = z.object({ ...member, roleKey: z.string().min(1).max(40) });
export const removeMemberInput = z.object(member);

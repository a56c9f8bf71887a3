import { z } from "zod";

const member = { userId: z.uuid({ error: "This is not a member." }) };

export const changeRoleInput = z.object({
  ...member,
  roleKey: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: "Choose a role." }),
});
export const memberInput = z.object(member);
/** One leaves for oneself: there is nothing to say. */
export const leaveInput = z.undefined();

/** What the members page is asked for in its address; what is no answer to it is no question. */
export const memberQueryInput = z.object({
  search: z.string().trim().min(1).max(100).optional().catch(undefined),
  sort: z.enum(["name", "role", "active"]).optional().catch(undefined),
});
export type MemberQuery = z.output<typeof memberQueryInput>;

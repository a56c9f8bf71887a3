import { z } from "zod";
import { roleKeyInput } from "@/lib/organization/input";

const member = { userId: z.uuid({ error: "This is not a member." }) };

export const changeRoleInput = z.object({
  ...member,
  roleKey: roleKeyInput,
});
export const memberInput = z.object(member);
/** One leaves for oneself: there is nothing to say. */
export const leaveInput = z.undefined();

/** What the members page is asked for in its address; what is no answer to it is no question. */
export const memberQueryInput = z.object({
  search: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .optional()
    .catch(undefined),
  sort: z.enum(["name", "role", "active"]).optional().catch(undefined),
});
export type MemberQuery = z.output<typeof memberQueryInput>;

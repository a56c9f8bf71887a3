import { z } from "zod";
import { roleKeyInput } from "@/lib/organization/input";

const userIdInput = z.uuid({ error: "This is not a member." }).toLowerCase();
const member = { userId: userIdInput };

export const changeRoleInput = z.object({
  ...member,
  roleKey: roleKeyInput,
});
export const memberInput = z.object(member);

/** As many as a page shows. */
const several = {
  userIds: z
    .array(userIdInput)
    .min(1, { error: "Choose someone." })
    .max(50, { error: "Choose at most 50 people." })
    .transform((ids) => [...new Set(ids)]),
};
export const changeRolesInput = z.object({ ...several, roleKey: roleKeyInput });
export const membersInput = z.object(several);

/** One leaves for oneself: there is nothing to say. */
export const leaveInput = z.undefined();

function place() {
  return z
    .string()
    .max(1000)
    .regex(/^[\w-]+$/);
}

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
  role: roleKeyInput.optional().catch(undefined),
  state: z.enum(["active", "suspended"]).optional().catch(undefined),
  sort: z.enum(["name", "role", "active"]).optional().catch(undefined),
  /** Where the page before ended, or the page behind began, as place.ts writes it. */
  after: place().optional().catch(undefined),
  before: place().optional().catch(undefined),
  /** Every invitation that waits, not the newest alone. */
  invited: z.enum(["all"]).optional().catch(undefined),
});
export type MemberQuery = z.output<typeof memberQueryInput>;

import { z } from "zod";
import { roleKeyInput } from "@/lib/organization/input";
import { lineInput } from "@/lib/text/input";

/** The version of the template that the person had before them: somebody else may have changed it meanwhile. */
const version = z.int();

const description = {
  name: lineInput("Enter a name.").max(40, { error: "Use at most 40 characters." }),
  description: lineInput("Say in one sentence what it is for."),
  /** The role that it comes before; empty: the last. */
  before: z.union([roleKeyInput, z.literal("")]),
};

export const newRoleInput = z.object({
  version,
  ...description,
  /** The role whose permissions it begins with; empty: none. */
  copyOf: z.union([roleKeyInput, z.literal("")]),
});

export const roleInput = z.object({ version, key: roleKeyInput, ...description });

export const removeRoleInput = z.object({ version, key: roleKeyInput });

/** A tick set or taken away, in the row of a permission and the column of a role. */
const tickInput = z.object({ roleKey: roleKeyInput, permission: z.string().max(80), held: z.boolean() });

export const ticksInput = z.object({ version, ticks: z.array(tickInput).min(1).max(2000) });
export type TicksInput = z.infer<typeof ticksInput>;

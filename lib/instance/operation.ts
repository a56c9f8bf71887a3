/** What an act of staff is: an instance permission, an input, a security event and the work. Without any it does not compile. */
import type { z } from "zod";
import type { EventChanges } from "@/db/schema/events";
import type { StaffTx } from "@/db/wall";
import type { ActionError } from "@/lib/result";
import type { InstancePermission } from "./permissions";

/** What was acted upon: each is a security event of who did it. */
type StaffAct = { name: string; changes?: EventChanges };

export type StaffOutcome<Data> = { data: Data; acts: StaffAct[] } | { refused: ActionError };

export type StaffOperation<Input extends z.ZodType, Data> = {
  permission: InstancePermission;
  input: Input;
  /** Null where nothing is changed: a preview. */
  event: `${string}.${string}` | null;
  /** Runs in a transaction of staff, input parsed. A refusal rolls everything back. */
  run: (tx: StaffTx, input: z.output<Input>) => Promise<StaffOutcome<Data>>;
};

/** Declares an act of staff. Where something is changed, who does it proved lately who they are. */
export function staffOperation<Input extends z.ZodType, Data>(
  declared: StaffOperation<Input, Data>,
): StaffOperation<Input, Data> {
  return declared;
}

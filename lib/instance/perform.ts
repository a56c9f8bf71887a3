/** An act of staff carried out: its work and its security events, in one transaction, for whoever proved lately who they are. */
import "server-only";
import type { z } from "zod";
import { recordSecurityEvent } from "@/db/queries/security-events";
import type { EventContext } from "@/db/schema/events";
import type { StaffTx } from "@/db/wall";
import { requireFresh } from "@/lib/auth/fresh-proof";
import { Refused } from "@/lib/organization/perform";
import type { StaffOperation } from "./operation";

/** Gives what the person needs to know. Throws `Refused` when it does not go through. */
export async function performAsStaff<Input extends z.ZodType, Data>(
  tx: StaffTx,
  operation: StaffOperation<Input, Data>,
  input: z.output<Input>,
  context: EventContext,
): Promise<Data> {
  const stale = operation.event ? await requireFresh(tx, tx.sessionId) : undefined;
  if (stale) throw new Refused(stale);
  const outcome = await operation.run(tx, input);
  if ("refused" in outcome) throw new Refused(outcome.refused);
  if (operation.event)
    for (const { name, changes } of outcome.acts)
      await recordSecurityEvent(tx, operation.event, context, { targetName: name, changes: changes ?? null });
  return outcome.data;
}

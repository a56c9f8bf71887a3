/** An operation carried out: its work and its events, in one transaction. Each door calls this, once it knows who may. */
import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/db/queries/events";
import type { EventContext } from "@/db/schema/events";
import type { Tx } from "@/db/wall";
import type { ActionError } from "@/lib/result";
import type { Operation, Preview } from "./operation";

/** Gives what the person needs to know. Throws `Refused` when the operation does not go through. */
export async function perform<Input extends z.ZodType, Data>(
  tx: Tx,
  operation: Operation<Input, Data> | Preview<Input, Data>,
  input: z.output<Input>,
  context: EventContext,
): Promise<Data> {
  if (operation.event === null) {
    const foreseen = await operation.run(tx, input);
    if ("refused" in foreseen) throw new Refused(foreseen.refused);
    return foreseen.data;
  }
  const outcome = await operation.run(tx, input);
  if ("refused" in outcome) throw new Refused(outcome.refused);
  for (const { target, changes } of "acts" in outcome ? outcome.acts : [outcome])
    await recordEvent(tx, {
      action: operation.event,
      targetType: target.type,
      targetId: target.id,
      targetName: target.name,
      context,
      changes: changes ?? null,
    });
  return outcome.data;
}

/** A refusal is thrown inside the transaction, so that it takes back whatever was done before it. */
export class Refused extends Error {
  constructor(readonly reason: ActionError) {
    super(reason.message);
  }
}

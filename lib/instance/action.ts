/** The door of server actions of staff. */
import "server-only";
import { refresh } from "next/cache";
import type { z } from "zod";
import { signedOut } from "@/lib/auth/signed-out";
import { answerFault } from "@/lib/fault";
import { Refused } from "@/lib/organization/perform";
import { eventContext, requireOwnOrigin } from "@/lib/request";
import { type ActionResult, fail, succeed } from "@/lib/result";
import { fieldMessages } from "@/lib/validation";
import { enterInstance } from "./in-instance";
import type { StaffOperation } from "./operation";
import { performAsStaff } from "./perform";

/**
 * Own origin → a live session of staff with the operation's permission → input → a fresh proof where something is changed → work and security events in one
 * transaction → typed result. Whoever is not staff is told that there is nothing here, whatever they sent.
 */
export function staffAction<Input extends z.ZodType, Data>(
  operation: StaffOperation<Input, Data>,
): (input: z.input<Input>) => Promise<ActionResult<Data>> {
  return async (input) => {
    try {
      await requireOwnOrigin();
      const entered = await enterInstance(operation.permission, async (tx) => {
        const parsed = operation.input.safeParse(input);
        if (!parsed.success) throw new Refused(fieldMessages(parsed.error));
        return performAsStaff(tx, operation, parsed.data, await eventContext(tx.sessionId));
      });
      if (entered.outcome === "signed-out") return fail(signedOut());
      if (entered.outcome !== "done")
        return fail({ code: "not_found", message: "There is nothing here for you. Reload the page." });
      if (operation.event) refresh();
      return succeed(entered.result);
    } catch (error) {
      return error instanceof Refused
        ? fail(error.reason)
        : answerFault(error, operation.event ?? operation.permission);
    }
  };
}

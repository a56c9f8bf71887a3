/** The door of server actions in a workspace. There is no other: a bare server function does not pass lint. */
import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { prepareLanding } from "@/lib/auth/landing";
import { signedOut } from "@/lib/auth/signed-out";
import { brand } from "@/lib/brand";
import { answerFault } from "@/lib/fault";
import { workspacePath } from "@/lib/paths";
import { eventContext, requireOwnOrigin } from "@/lib/request";
import { type ActionResult, fail, succeed } from "@/lib/result";
import { fieldMessages } from "@/lib/validation";
import { keepAccess } from "./cookie";
import type { Operation, Preview } from "./operation";
import { type Passed, passInto } from "./passage";
import { perform, Refused } from "./perform";
import { isSlug } from "./slug";

/** `action(slug, input)`: the slug of the page it stands on selects the organization, and never authorizes. */
export type OrganizationAction<Input extends z.ZodType, Data> = (
  slug: string,
  input: z.input<Input>,
) => Promise<ActionResult<Data>>;

/**
 * Own origin → input → the operation's permission in this organization → work and event in one transaction → typed result,
 * or on to the path `leadsTo` where the page that sent it is no longer theirs, or no longer there. A page that is still open at
 * an address of before sends to the workspace that it shows.
 */
export function organizationAction<Input extends z.ZodType, Data>(
  operation: Operation<Input, Data> | Preview<Input, Data>,
  { leadsTo }: { leadsTo?: (done: Data) => string } = {},
): OrganizationAction<Input, Data> {
  return async (slug, input) => {
    try {
      await requireOwnOrigin();
      if (!isSlug(slug)) return refuse("not-found", "");
      const parsed = operation.input.safeParse(input);
      if (!parsed.success) return fail(fieldMessages(parsed.error));
      const carryOut = (at: string) =>
        passInto(at, operation.permission, async (tx) =>
          perform(tx, operation, parsed.data, await eventContext(tx.sessionId)),
        );
      const first = await carryOut(slug);
      const passed = first.outcome === "moved" ? await carryOut(first.slug) : first;
      if (passed.outcome !== "done") return refuse(passed.outcome, slug);
      if (leadsTo) redirect(await prepareLanding(leadsTo(passed.result)));
      // Shown anew, a page that moved would lead on before its form has read the answer; so would a cookie. Its next click does.
      if (first !== passed) return succeed(passed.result);
      if (passed.isFresh) await keepAccess(passed.access);
      if (operation.event) refresh();
      return succeed(passed.result);
    } catch (error) {
      return error instanceof Refused
        ? fail(error.reason)
        : answerFault(error, operation.event ?? operation.permission);
    }
  };
}

function refuse(outcome: Exclude<Passed<unknown>["outcome"], "done">, slug: string): ActionResult<never> {
  switch (outcome) {
    case "forbidden":
      return fail({
        code: "forbidden",
        message: `Your role here does not allow this. Ask someone who runs the ${brand.workspace.one}.`,
      });
    case "not-found":
    case "moved":
      return fail({ code: "not_found", message: "This is no longer shared with you. Reload the page." });
    case "signed-out":
      return fail(signedOut(workspacePath(slug)));
  }
}

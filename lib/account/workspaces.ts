/**
 * What a person does to a workspace from their own page. It is the operation of the workspace, through its gate: the slug
 * only selects.
 */
import "server-only";
import type { z } from "zod";
import { listMembers } from "@/db/queries/memberships";
import { findFoundingRole } from "@/db/queries/roles";
import type { CurrentUser } from "@/db/queries/sessions";
import type { Tx } from "@/db/wall";
import { signedOut } from "@/lib/auth/signed-out";
import { brand } from "@/lib/brand";
import { changeRole, leaveOrganization } from "@/lib/members/operations";
import type { Operation } from "@/lib/organization/operation";
import { passInto } from "@/lib/organization/passage";
import { perform, Refused } from "@/lib/organization/perform";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { notYours } from "./refusals";

export async function leaveFrom(slug: string): Promise<ActionError | undefined> {
  return performFromOutside(slug, leaveOrganization, () => undefined);
}

/** Gives somebody there the role that every organization must keep. */
export async function handOver(slug: string, userId: string): Promise<ActionError | undefined> {
  return performFromOutside(slug, changeRole, async (tx) => {
    const role = await findFoundingRole(tx);
    return { userId, roleKey: role?.key ?? "" };
  });
}

export type Candidate = { userId: string; name: string; email: string };

/** Who could run the organization in this person's place: active members, if they may see them. */
export async function listCandidates(user: CurrentUser, slug: string): Promise<Candidate[]> {
  const passed = await passInto(slug, "read:member", (tx) => listMembers(tx, { most: 200, state: "active" }));
  if (passed.outcome !== "done") return [];
  return passed.result
    .filter(({ userId }) => userId !== user.userId)
    .map(({ userId, name, email }) => ({ userId, name, email }));
}

/** Gives the refusal, if it is not done. `find` gives the operation its input, there. A page of before may know the old slug. */
async function performFromOutside<Input extends z.ZodType, Data>(
  slug: string,
  operation: Operation<Input, Data>,
  find: (tx: Tx) => Promise<z.output<Input>> | z.output<Input>,
): Promise<ActionError | undefined> {
  try {
    const carryOut = (at: string) =>
      passInto(at, operation.permission, async (tx) =>
        perform(tx, operation, await find(tx), await eventContext(tx.sessionId)),
      );
    const first = await carryOut(slug);
    const passed = first.outcome === "moved" ? await carryOut(first.slug) : first;
    if (passed.outcome === "done") return undefined;
    if (passed.outcome === "signed-out") return signedOut();
    if (passed.outcome === "not-found" || passed.outcome === "moved") return notYours(brand.workspace.one);
    return { code: "forbidden", message: "Your role there does not allow this." };
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}

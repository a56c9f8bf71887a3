/**
 * The first minutes of an organization: what its maker is led through. What is behind is read from the trail, which nobody
 * can change, so no step comes twice: docs/decisions/0027-first-minutes.md.
 *
 * Words to the fork: put a step beside the operations of its resource and name it here.
 */
import "server-only";
import { isMaker, listHappened } from "@/db/queries/trail";
import type { Tx } from "@/db/wall";
import { firstInvitation } from "@/lib/invitations/first-step";
import { firstProject } from "@/lib/projects/first-step";
import { can } from "./grants";
import type { Permission } from "./template";

export type FirstStep = {
  key: string;
  /** What doing it takes. */
  permission: Permission;
  /** The events that say it is done, by whatever way. */
  doneBy: string[];
  skippedBy: string;
};

export type StepState = { key: string; state: "open" | "done" | "skipped" };

/** In this order. That it has a name is said when it is made. */
const firstSteps: FirstStep[] = [firstInvitation, firstProject];

/** How they stand for the person of the transaction; none when nothing is open to them any more. */
export async function readFirstSteps(tx: Tx): Promise<StepState[]> {
  if (!can(tx, "update:organization") || !(await isMaker(tx))) return [];
  const mine = firstSteps.filter(({ permission }) => can(tx, permission));
  const happened = await listHappened(
    tx,
    mine.flatMap(({ doneBy, skippedBy }) => [...doneBy, skippedBy]),
  );
  const steps = mine.map((step) => ({ key: step.key, state: stateOf(step, happened) }));
  return steps.some(({ state }) => state === "open") ? steps : [];
}

function stateOf({ doneBy, skippedBy }: FirstStep, happened: Set<string>): StepState["state"] {
  if (doneBy.some((action) => happened.has(action))) return "done";
  return happened.has(skippedBy) ? "skipped" : "open";
}

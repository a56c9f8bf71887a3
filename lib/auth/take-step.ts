/** The second step of signing in, for the browser at hand: its cookie goes, and a session comes. */
import "server-only";
import { eventContext } from "@/lib/request";
import type { ActionError } from "@/lib/result";
import { forgetStep } from "./cookies";
import { enterWith } from "./enter";
import type { StepInput } from "./input";
import { findStep, passStep, stepOver } from "./second-step";
import type { Ticket } from "./ticket";
import { lastWay } from "./way";

/** Gives the path to go to. How somebody came in is what they did first. */
export async function endStepWith(ticket: Ticket, next: string | undefined): Promise<string> {
  return enterWith(ticket, (await lastWay()) ?? "password", next);
}

/** Gives the path to go to, signed in, or why not. */
export async function takeStep(input: StepInput): Promise<{ path: string } | { refused: ActionError }> {
  const step = await findStep();
  const answer = step ? await passStep(step, input, await eventContext(null)) : { refused: stepOver };
  if ("ticket" in answer) return { path: await endStepWith(answer.ticket, input.next) };
  if (answer.refused === stepOver) await forgetStep();
  return answer;
}

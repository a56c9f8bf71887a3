/** The end of every way in: a ticket becomes a session, or leads to the question for a second factor, or to a last word. */
import "server-only";
import { disabledPath, secondStepPath } from "@/lib/paths";
import { forgetStep, rememberStep } from "./cookies";
import { prepareLanding } from "./landing";
import { signInWithTicket } from "./next-auth";
import { secondStepLifetime, type Ticket } from "./ticket";
import { rememberWay, type Way } from "./way";

/** Gives the path to go to. For actions and route handlers: a page cannot set a cookie. */
export async function enterWith(ticket: Ticket, way: Way, next?: string): Promise<string> {
  if (ticket.purpose === "disabled") {
    await forgetStep();
    return disabledPath;
  }
  await rememberWay(way);
  if (ticket.purpose === "second-step") {
    await rememberStep(ticket.secret, secondStepLifetime);
    return secondStepPath(next);
  }
  // A sign-in that somebody else began here goes no further.
  await forgetStep();
  await signInWithTicket(ticket.secret);
  return prepareLanding(next);
}

/** A refusal is news: something may have changed elsewhere. Whoever is refused says so here; the tab's notice listens. */
import { unstable_isUnrecognizedActionError } from "next/navigation";
import type { ActionError } from "@/lib/result";

const event = "app:refused";
const telling: ActionError["code"][] = ["forbidden", "not_found", "reauthenticate", "unavailable"];

/** Without a code for what was refused without an answer: a page, or a request that got none. */
export function noteRefusal(code?: ActionError["code"]): void {
  if (!code || telling.includes(code)) window.dispatchEvent(new Event(event));
}

/** Gives the way to stop. */
export function onRefusal(listener: () => void): () => void {
  window.addEventListener(event, listener);
  return () => window.removeEventListener(event, listener);
}

/** Why nothing came of an action; `isOutdated` where only a reload helps. */
export type Failure = ActionError & { isOutdated?: true };

/** What an action threw, in words. `stays` names what is still there to be sent again. */
export function failureOf(error: unknown, stays = ""): Failure {
  if (isOutdated(error)) return { code: "unavailable", message: newVersion, isOutdated: true };
  const answered = error instanceof Error && "digest" in error;
  const first = answered ? "Something went wrong on our side." : "We could not reach the server.";
  return {
    code: "unavailable",
    message: stays ? `${first} ${stays} is still here; try again.` : `${first} Try again.`,
  };
}

const newVersion = "A new version is out. Reload this page to go on.";

/** Whether a page of one version asked for what only it had: an action, or a piece of code. */
export function isOutdated(error: unknown): boolean {
  if (unstable_isUnrecognizedActionError(error)) return true;
  return (
    error instanceof Error && (error.name === "ChunkLoadError" || /dynamically imported/.test(error.message))
  );
}

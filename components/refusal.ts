/** A refusal is news: something may have changed elsewhere. Whoever is refused says so here; the tab's notice listens. */
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

/** What a person is told about something that is not there, or not theirs: the two are one answer. */
import type { ActionError } from "@/lib/result";

export function notYours(noun: string): ActionError {
  return { code: "not_found", message: `This ${noun} is no longer here. Reload the page.` };
}

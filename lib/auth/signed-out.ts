/** The refusal that every door answers with when the session has ended under an open form. */
import { signInPath } from "@/lib/paths";
import type { ActionError } from "@/lib/result";

export function signedOut(next?: string): ActionError {
  return {
    code: "reauthenticate",
    message: "You have been signed out. Your input is still here: sign in in another tab, then try again.",
    where: signInPath(next),
  };
}

/** Turns what zod found into words under fields. */
import type { ZodError } from "zod";
import type { ActionError } from "./result";

/** The refusal for what was typed into one field. */
export function wrongField(field: string, message: string): ActionError {
  return { code: "invalid_input", message, fields: { [field]: message } };
}

export function fieldMessages(error: ZodError): ActionError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return { code: "invalid_input", message: "Some of this needs another look.", fields };
}

/** What an action answers. A person's mistake is a value here, never an exception. */
export type ActionError = {
  code:
    | "invalid_input"
    | "forbidden"
    | "not_found"
    | "conflict"
    | "rate_limited"
    /** A limit of the organization: lib/organization/limits.ts. */
    | "limit_reached"
    | "reauthenticate"
    | "unavailable";
  message: string;
  /** Field name → what is wrong with it. */
  fields?: Record<string, string>;
  /** With `rate_limited`: seconds until it is worth trying again. */
  seconds?: number;
  /** With `reauthenticate`: the page where that happens, return address included; without one, prove it on the spot. */
  where?: string;
};

export type ActionResult<T = void> = { ok: true; data: T } | { ok: false; error: ActionError };

export const succeed = <T>(data: T): ActionResult<T> => ({ ok: true, data });
export const fail = (error: ActionError): { ok: false; error: ActionError } => ({ ok: false, error });

/** What a form that was posted without scripts shows again. */
export type PostedForm = { typed: Record<string, string>; error?: ActionError };

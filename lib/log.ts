/** The only log: one JSON object a line. Never give it a token, a password, a mail's text or a whole request. */
import "server-only";
import pino from "pino";
import { env } from "./env";

let logger: pino.Logger | undefined;

export function log(): pino.Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
  return logger;
}

/** An error without the values that a database driver hangs on it: they may be a person's. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) {
    const { message, code } = (error ?? {}) as { message?: unknown; code?: unknown };
    return { message: typeof message === "string" ? message : String(error), code };
  }
  const { name, message, stack, cause } = error;
  const code = (error as { code?: unknown }).code;
  return { name, message, code, stack, ...(cause ? { cause: describeError(cause) } : {}) };
}

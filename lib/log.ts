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
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = (error as { code?: unknown }).code;
  // Drizzle's message holds the query's parameters; what went wrong is in its cause.
  if (name === "DrizzleQueryError" || message.startsWith("Failed query"))
    return { name, cause: describeError(cause) };
  return { name, message, code, stack, ...(cause ? { cause: describeError(cause) } : {}) };
}

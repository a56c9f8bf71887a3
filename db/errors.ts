/** What leaves db/ of a failure of the database: its words and its SQLSTATE, never a statement or its parameters. */
import "server-only";

/** A row with this key is there already (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === "23505";
}

/** What this row refers to is gone (SQLSTATE 23503). */
export function isMissingReference(error: unknown): boolean {
  return sqlState(error) === "23503";
}

function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" ? code : sqlState(error.cause);
}

/** Throws the failure again, without the query and the parameters that drizzle and the driver hang on it. */
export function dropParameters(error: unknown): never {
  const isQuery = error instanceof Error && error.message.startsWith("Failed query");
  if (!isQuery) throw error;
  const { cause } = error;
  const message = cause instanceof Error ? cause.message : "The database refused a statement.";
  const code = sqlState(cause);
  throw Object.assign(new Error(message), { name: "DatabaseError", ...(code ? { code } : {}) });
}

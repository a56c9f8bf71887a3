/** Reads PostgreSQL's error codes out of what the driver and drizzle wrap around them. */

/** A row with this key is there already (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === "23505";
}

function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" ? code : sqlState(error.cause);
}

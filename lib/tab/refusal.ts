/**
 * Why a page said no, for the page that says so. It travels in the digest of the error by which Next answers 403, of which
 * Next reads the first two parts: nothing else of an error reaches the browser, by a full load or by a soft navigation.
 */
export type Refusal = {
  /** What the page needs. */
  permission: string;
  /** The same in words. */
  sentence: string;
  /** Who could give it; nobody where the person may not see who is a member. */
  helpers: Array<{ name: string; email: string }>;
};

const beginning = "NEXT_HTTP_ERROR_FALLBACK;403";

export function writeRefusal(refusal: Refusal): string {
  return `${beginning};${JSON.stringify(refusal)}`;
}

/** Whether this is a refusal at all, and what it says of itself. */
export function readRefusal(error: unknown): { refusal?: Refusal } | undefined {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  if (typeof digest !== "string" || !digest.startsWith(beginning)) return undefined;
  const said = digest.slice(beginning.length + 1);
  return said ? { refusal: JSON.parse(said) as Refusal } : {};
}

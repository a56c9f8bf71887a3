/** The key of a new role: its name as people would write it in an address. It never changes. */

/** "Développeur" → "developpeur", or "developpeur-2" when there is one. */
export function roleKeyFor(name: string, taken: readonly string[]): string {
  const word = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 36);
  const key = word || "role";
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? key : `${key}-${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

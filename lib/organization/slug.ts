/** What a slug may look like, and which are taken by the app itself. */
import reservedWords from "./reserved-slugs.json";
import routes from "./top-level-routes.json";

const reserved = new Set<string>([...routes, ...reservedWords]);

/** True when an address that starts with this segment can never be a workspace. */
export function isReservedSlug(slug: string): boolean {
  return reserved.has(slug);
}

/** Those of before stay an organization's own, so there is an end to how many it takes. */
export const mostSlugs = 10;

export function slugTaken(slug: string): string {
  return `“${slug}” is taken. Choose another address.`;
}

/** 3–40 of a–z, 0–9 and single hyphens inside. */
export function isSlug(text: unknown): text is string {
  return (
    typeof text === "string" && text.length >= 3 && text.length <= 40 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
  );
}

/** A slug for a name: "Åkerman & Söner AB" → "akerman-soner-ab". Empty when nothing of the name is left. */
export function suggestSlug(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  if (slug.length === 0) return "";
  const long = slug.length < 3 ? `${slug}-1` : slug;
  return isReservedSlug(long) ? `${long.slice(0, 38)}-1` : long;
}

import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slugInput } from "./input";
import { isReservedSlug, isSlug, suggestSlug } from "./slug";

describe("reserved slugs", () => {
  // Generated: `npm run test:unit -- -u` writes the file anew after a route was added.
  test("rule 16: every top-level route is a reserved slug", async () => {
    const routes = topLevelRoutes("app");
    await expect(`${JSON.stringify(routes)}\n`).toMatchFileSnapshot("top-level-routes.json");
    for (const route of routes) expect(isReservedSlug(route), route).toBe(true);
  });
});

describe("a suggested slug", () => {
  test.each([
    ["Åkerman & Söner AB", "akerman-soner-ab"],
    ["  Acme  ", "acme"],
    ["AB", "ab-1"],
    ["API", "api-1"],
    ["日本", ""],
    ["--x--y--", "x-y"],
  ])("of %j is %j", (name, slug) => expect(suggestSlug(name)).toBe(slug));

  test("is always one that the form takes, or empty", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (name) => {
        const slug = suggestSlug(name);
        expect(
          slug === "" || (isSlug(slug) && !isReservedSlug(slug) && slugInput.safeParse(slug).success),
          slug,
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test("what the proxy and the form take for a slug is the same", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9-]{0,44}$/), (text) => {
      expect(isSlug(text)).toBe(slugInput.safeParse(text).success);
    }),
    { numRuns: 2000 },
  );
});

test.each(["ab", "a".repeat(41), "-abc", "abc-", "a--b", "ABC", "a_b", "a.b", "ａｂｃ", "abc\n"])(
  "%j is no slug",
  (text) => {
    expect(isSlug(text)).toBe(false);
  },
);

/** First segments of all routes; a folder in brackets or parentheses gives none, but what is in a group counts. */
function topLevelRoutes(folder: string): string[] {
  const found = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || /^[[_@]/.test(entry.name)) return [];
    return entry.name.startsWith("(") ? topLevelRoutes(join(folder, entry.name)) : [entry.name];
  });
  return [...new Set(found)].sort();
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { movedPath, safeReturnPath, signInPath, workspacePath } from "./paths";

test.each([
  ["/acme/members", "/acme/members"],
  ["/acme/members?a=b&c=%2F%2Fd#e", "/acme/members?a=b&c=%2F%2Fd#e"],
  ["/", "/"],
])("%j is a way back", (next, path) => expect(safeReturnPath(next)).toBe(path));

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/acme\\..\\..\\evil",
  "/.//evil.example",
  "/x/..//evil.example",
  "https://evil.example",
  "HTTPS:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "acme",
  "",
  " /acme",
  "@evil.example",
  "/sign-in",
  "/sign-in?next=/sign-in",
  "/sign-up",
  `/${"a".repeat(2001)}`,
  undefined,
  null,
  ["/acme"],
  42,
])("%j is no way back", (next) => expect(safeReturnPath(next)).toBeUndefined());

test("whatever is given, the browser stays on this origin", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((tail) => `/${tail}`),
      ),
      (next) => {
        const path = safeReturnPath(next);
        if (path !== undefined)
          expect(new URL(path, "https://app.example").origin).toBe("https://app.example");
      },
    ),
    { numRuns: 1000 },
  );
});

test("an address inside a workspace is escaped", () => {
  expect(workspacePath("acme", "members", "a/../b?c")).toBe("/acme/members/a%2F..%2Fb%3Fc");
  expect(signInPath("/acme?a=b&c")).toBe("/sign-in?next=%2Facme%3Fa%3Db%26c");
});

test.each([
  ["/old/projects/1?sort=name", "/new/projects/1?sort=name"],
  ["/old", "/new"],
  ["/old?a=1", "/new?a=1"],
  ["/older/projects", "/new"],
  ["//evil.example/old", "/new"],
  ["https://evil.example/old", "/new"],
])("a path of before, %s, leads to %s", (path, moved) => {
  expect(movedPath(path, "old", "new")).toBe(moved);
});

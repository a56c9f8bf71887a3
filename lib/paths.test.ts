import fc from "fast-check";
import { expect, test } from "vitest";
import { leftPath, movedPath, safeReturnPath, signInPath, workspacePath } from "./paths";

test.each([
  ["/acme/members", "/acme/members"],
  ["/acme/members?a=b&c=%2F%2Fd#e", "/acme/members?a=b&c=%2F%2Fd#e"],
  ["/", "/"],
])("%j is a way back", (next, path) => expect(safeReturnPath(next)).toBe(path));

// Each was an open redirect somewhere: what a browser drops, folds or decodes before it reads an address.
test.each([
  "//evil.example",
  "///evil.example",
  "////evil.example",
  "//evil.example/..",
  "//user@evil.example",
  "//evil.example:443/x",
  "//%65vil.example",
  "/\\evil.example",
  "/\\/evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "/acme\\..\\..\\evil",
  "/acme\\@evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r/evil.example",
  "/\r\nLocation: https://evil.example",
  "/\u0000/evil.example",
  "/acme\u0000",
  "/\u007f/evil.example",
  "\t//evil.example",
  "\u0001//evil.example",
  " //evil.example",
  "\u00a0//evil.example",
  "\ufeff//evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/./\\evil.example",
  "/x/..//evil.example",
  "/x/../..//evil.example",
  "/%2e//evil.example",
  "/%2e%2e//evil.example",
  "/x/%2E%2E//evil.example",
  "/;//../..//evil.example",
  "https://evil.example",
  "https:evil.example",
  "https:/evil.example",
  "HTTPS:evil.example",
  "http:\\\\evil.example",
  "http://here.invalid/acme",
  "//here.invalid/acme",
  "//here.invalid@evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "javascript://%0aalert(1)",
  "data:text/html,x",
  "vbscript:x",
  "blob:https://evil.example/x",
  "file:///etc/passwd",
  "view-source:x",
  "about:blank",
  "acme",
  "acme.evil.example",
  ".evil.example",
  "@evil.example",
  ":80",
  "?next=//evil.example",
  "#//evil.example",
  "",
  " /acme",
  "／／evil.example",
  "⁄⁄evil.example",
  "/sign-in",
  "/sign-in?next=/sign-in",
  "/sign-in/second-step",
  "/x/../sign-in",
  "/sign-up",
  "/verify/x",
  `/${"a".repeat(2001)}`,
  undefined,
  null,
  ["/acme"],
  ["/acme", "//evil.example"],
  { toString: () => "//evil.example" },
  42,
])("open redirect: %j is no way back", (next) => expect(safeReturnPath(next)).toBeUndefined());

// They look worse than they are: to every browser a path of this app, and no page of ours decodes it again.
test.each([
  ["/%2f%2fevil.example", "/%2f%2fevil.example"],
  ["/%2Fevil.example", "/%2Fevil.example"],
  ["/%5cevil.example", "/%5cevil.example"],
  ["/%09/evil.example", "/%09/evil.example"],
  ["/%0d%0aLocation:x", "/%0d%0aLocation:x"],
  ["/%00", "/%00"],
  ["/@evil.example", "/@evil.example"],
  ["/https://evil.example", "/https://evil.example"],
  ["/javascript:alert(1)", "/javascript:alert(1)"],
  ["/x//evil.example", "/x//evil.example"],
  ["/.evil.example", "/.evil.example"],
  ["/;@evil.example", "/;@evil.example"],
  ["/／evil.example", "/%EF%BC%8Fevil.example"],
  ["/⁄evil.example", "/%E2%81%84evil.example"],
  ["/\u3000/evil.example", "/%E3%80%80/evil.example"],
  ["/acme?next=//evil.example", "/acme?next=//evil.example"],
  ["/acme?next=%2F%2Fevil.example", "/acme?next=%2F%2Fevil.example"],
  ["/acme#//evil.example", "/acme#//evil.example"],
  ["/x/../acme", "/acme"],
])("open redirect: %j stays here", (next, path) => {
  expect(safeReturnPath(next)).toBe(path);
  expect(new URL(path, "https://app.example").host).toBe("app.example");
  expect(safeReturnPath(path), "asked again").toBe(path);
});

test("open redirect: whatever is given, the browser stays on this origin", () => {
  const piece = fc.constantFrom(
    ...["/", "\\", ".", "..", "%2e", "%2f", "%5c", "@", ":", "?", "#", ";", "\t", "\n", "\r", "\0", " "],
    ...["／", "＼", "。", "\u200b", "evil.example", "https:", "javascript:", "acme", "[::1]"],
  );
  const pieces = fc.array(piece, { maxLength: 8 }).map((all) => all.join(""));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        pieces,
        pieces.map((tail) => `/${tail}`),
      ),
      (next) => {
        const path = safeReturnPath(next);
        if (path === undefined) return;
        for (const base of [
          "https://app.example",
          "https://app.example/sign-in?next=x",
          "http://localhost:3000/a/b",
        ])
          expect(new URL(path, base).origin).toBe(new URL(base).origin);
        expect(safeReturnPath(path), "asked again").toBe(path);
      },
    ),
    { numRuns: process.env.FULL ? 100_000 : 3_000 },
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

test.each([
  ["/acme", "/workspaces?from=acme"],
  ["/acme/projects?state=archived", "/workspaces?from=acme"],
  ["/acme?deleted=1", "/workspaces?from=acme"],
  ["/", "/workspaces"],
])("who leaves %j is asked for no more than its workspace", (path, chooser) => {
  expect(leftPath(path)).toBe(chooser);
});

import { expect, test } from "vitest";
import { brand } from "@/lib/brand";
import { newsOf, type TabFacts } from "./news";

const workspace = { slug: "acme", name: "Acme", roleName: "Member", permissions: "abc" };
const seen: TabFacts = { build: "1", user: { id: "1", name: "Alice" }, workspace };
const here = "/acme/projects?state=archived";

test.each<[string, TabFacts, string | undefined, unknown]>([
  ["nothing changed", seen, undefined, undefined],
  ["another name of one's own", { ...seen, user: { id: "1", name: "Alicia" } }, undefined, undefined],
  [
    "signed out",
    { build: "1", user: null, workspace: null },
    "You were signed out.",
    { href: "/sign-in?next=%2Facme%2Fprojects%3Fstate%3Darchived", isNewTab: true },
  ],
  [
    "somebody else, who is not in",
    { build: "1", user: { id: "2", name: "Ben" }, workspace: null },
    "You are signed in as Ben now in this browser.",
    "reload",
  ],
  [
    "removed",
    { ...seen, workspace: null },
    `You are no longer in this ${brand.workspace.one}.`,
    { href: "/workspaces?from=acme" },
  ],
  [
    "another address",
    { ...seen, workspace: { ...workspace, slug: "ace-me" } },
    `This ${brand.workspace.one} has a new address.`,
    { href: "/ace-me/projects?state=archived" },
  ],
  [
    "another role, and so other permissions",
    { ...seen, workspace: { ...workspace, roleName: "Admin", permissions: "def" } },
    "Your role here is now Admin.",
    "update",
  ],
  [
    "the same role with other permissions",
    { ...seen, workspace: { ...workspace, permissions: "def" } },
    "What you may do here has changed.",
    "update",
  ],
  [
    "another name",
    { ...seen, workspace: { ...workspace, name: "Ace" } },
    `This ${brand.workspace.one} is now called Ace.`,
    "update",
  ],
])("%s", (_, found, text, way) => {
  const news = newsOf(seen, found, here);
  expect(news?.text).toBe(text);
  expect(news?.way).toEqual(way);
});

test("a page of a person's own knows of no workspace", () => {
  const own = { ...seen, workspace: null };
  expect(newsOf(own, own, "/account")).toBeUndefined();
  expect(newsOf(own, { build: "1", user: null, workspace: null }, "/account")?.text).toBe(
    "You were signed out.",
  );
});

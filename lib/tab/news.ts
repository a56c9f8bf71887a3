/** What an open tab rests on, and what to say when that changed elsewhere. */
import { brand } from "@/lib/brand";
import { leftPath, movedPath, signInPath } from "@/lib/paths";

export type TabFacts = {
  /** Which build of the app answers. */
  build: string;
  /** Null when nobody is signed in. */
  user: { id: string; name: string } | null;
  /** Null outside of workspaces, and where the person is not in, or no longer. */
  workspace: { slug: string; name: string; roleName: string; permissions: string } | null;
};

/** One sentence and the way on: `update` reads the page anew and keeps what was typed, `reload` keeps nothing. */
export type TabNews = {
  text: string;
  label: string;
  way: "update" | "reload" | { href: string; isNewTab?: true };
};

/** The news that matters most; undefined when the page is as it should be. `here` is the tab's path, with its query. */
export function newsOf(seen: TabFacts, found: TabFacts, here: string): TabNews | undefined {
  if (!seen.user) return undefined;
  if (!found.user)
    return {
      text: "You were signed out.",
      label: "Sign in",
      // In a tab of its own: what was typed here stays.
      way: { href: signInPath(here), isNewTab: true },
    };
  if (found.user.id !== seen.user.id)
    return {
      text: `You are signed in as ${found.user.name} now in this browser.`,
      label: "Reload",
      way: "reload",
    };
  return seen.workspace ? newsOfWorkspace(seen.workspace, found.workspace, here) : undefined;
}

function newsOfWorkspace(
  seen: NonNullable<TabFacts["workspace"]>,
  found: TabFacts["workspace"],
  here: string,
): TabNews | undefined {
  const update = { label: "Update this page", way: "update" } as const;
  if (!found)
    return {
      text: `You are no longer in this ${brand.workspace.one}.`,
      label: `Your ${brand.workspace.many}`,
      way: { href: leftPath(here) },
    };
  if (found.slug !== seen.slug)
    return {
      text: `This ${brand.workspace.one} has a new address.`,
      label: "Go there",
      way: { href: movedPath(here, seen.slug, found.slug) },
    };
  if (found.roleName !== seen.roleName)
    return { text: `Your role here is now ${found.roleName}.`, ...update };
  if (found.permissions !== seen.permissions) return { text: "What you may do here has changed.", ...update };
  if (found.name !== seen.name)
    return { text: `This ${brand.workspace.one} is now called ${found.name}.`, ...update };
  return undefined;
}

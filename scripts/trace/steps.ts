// The ways through the shell that are measured, as a person with a pointer takes them, in the order in which they are taken.
import type { Locator, Page } from "@playwright/test";
import { brand } from "../../lib/brand.ts";

export type Step = {
  name: string;
  /** What is new on the page that comes. */
  selector: string;
  /** What is clicked; without it the step goes through the browser's history. */
  target?: (page: Page) => Locator;
  /** What is opened before, and not measured. */
  before?: (page: Page) => Promise<void>;
  /** Where a step without a target leads, in the history: -1 is back. */
  by?: -1 | 1;
};

const nav = (name: string) => (page: Page) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });

const rows = ":is(table, ol, ul) :is(tr, li)";

const openSwitcher = async (page: Page) => {
  await page.getByRole("button", { name: `Switch ${brand.workspace.one}` }).click();
  await page.getByRole("listbox").waitFor();
};

const switchTo = (name: string): Step => ({
  name: `switch to ${name}`,
  selector: "h1",
  before: openSwitcher,
  target: (page) => page.getByRole("option", { name }),
});

const back = (to: string, selector: string): Step => ({ name: `back to ${to}`, selector, by: -1 });
const forward = (to: string, selector: string): Step => ({ name: `forward to ${to}`, selector, by: 1 });

/** Begins and ends at the home of Acme. */
export const steps: Step[] = [
  { name: "Projects", selector: rows, target: nav("Projects") },
  { name: "a project", selector: "form", target: (page) => page.locator("main table a").first() },
  back("Projects", rows),
  forward("a project", "form"),
  { name: "Members", selector: rows, target: nav("Members") },
  { name: "Events", selector: rows, target: nav("Events") },
  { name: "Settings", selector: "form", target: nav("Settings") },
  back("Events", rows),
  back("Members", rows),
  forward("Events", rows),
  { name: "Home", selector: "h1", target: nav("Home") },
  switchTo("Globex"),
  switchTo("Acme"),
  { name: "back to Globex", selector: "h1", by: -1 },
  { name: "forward to Acme", selector: "h1", by: 1 },
];

/** Pages of the shell, for what jumps while a whole page loads. */
export const pages = [
  "/acme",
  "/acme/projects",
  "/acme/projects/new",
  "/acme/members",
  "/acme/events",
  "/acme/settings",
  "/acme/settings/keys",
];

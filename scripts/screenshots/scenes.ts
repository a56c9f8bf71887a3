// The list of pictures: every page of the app, and what can be opened on some. A page without a scene is told by name.
import type { Page } from "@playwright/test";
import { brand } from "../../lib/brand.ts";

/** Who looks: nobody, the first of the demo people unless named, the second, who may do less, or staff. */
export const viewers = ["nobody", "somebody", "colleague", "staff"] as const;
export type Viewer = (typeof viewers)[number];

export type Scene = {
  name: string;
  /** As the build names it; two scenes may show one page, and none shows what has no page, like a refusal. */
  route?: string;
  /** Where to go when the route alone does not say. */
  path?: string;
  viewer?: Viewer;
  act?: (page: Page) => Promise<void>;
  /** What the page answers, 200 unless named. */
  status?: number;
  /** Drawn for dense screens, at twice the size: README and landing page show it large. */
  isLarge?: boolean;
};

const outside: Scene[] = [
  { name: "landing", route: "/", viewer: "nobody" },
  { name: "developers", route: "/developers", viewer: "nobody" },
  { name: "sign-up", route: "/sign-up", viewer: "nobody" },
  { name: "sign-in", route: "/sign-in", viewer: "nobody" },
  { name: "sign-in-ways", route: "/sign-in", viewer: "nobody", act: giveAddress },
  { name: "sign-in-link", route: "/sign-in/link/[token]", viewer: "nobody" },
  { name: "sign-in-second-step", route: "/sign-in/second-step", viewer: "nobody" },
  { name: "sign-in-disabled", route: "/sign-in/disabled", viewer: "nobody" },
  { name: "forgot-password", route: "/forgot-password", viewer: "nobody" },
  { name: "reset-password", route: "/reset-password/[token]", viewer: "nobody" },
  { name: "lost-access", route: "/lost-access", viewer: "nobody" },
  { name: "check-mail", route: "/verify", viewer: "nobody" },
  { name: "verify", route: "/verify/[token]", viewer: "nobody" },
  { name: "invitation", route: "/invitations/[token]", viewer: "nobody" },
  { name: "join", route: "/join/[token]", viewer: "nobody" },
  { name: "not-found", path: "/no/such/page", viewer: "nobody", status: 404 },
];

/** One that has just been made, by the colleague. */
export const beginning = { name: "Vandelay", path: "/vandelay" };

const workspace: Scene[] = [
  { name: "workspaces", route: "/workspaces" },
  { name: "new-workspace", route: "/workspaces/new" },
  { name: "home", route: "/[workspace]", act: openSwitcher, isLarge: true },
  { name: "first-minutes", path: beginning.path, viewer: "colleague" },
  { name: "command-menu", route: "/[workspace]", act: openCommands },
  { name: "shortcuts", route: "/[workspace]", act: showShortcuts },
  { name: "members", route: "/[workspace]/members" },
  { name: "invite", route: "/[workspace]/members", act: openInvite },
  { name: "change-role", route: "/[workspace]/members", act: openRolePicker },
  { name: "events", route: "/[workspace]/events" },
  { name: "settings", route: "/[workspace]/settings" },
  { name: "keys", route: "/[workspace]/settings/keys" },
  { name: "projects", route: "/[workspace]/projects" },
  { name: "project", route: "/[workspace]/projects/[project]" },
  { name: "new-project", route: "/[workspace]/projects/new" },
  { name: "restore", route: "/workspaces/restore/[organization]" },
  { name: "forbidden", path: "/acme/settings", viewer: "colleague", status: 403 },
  { name: "not-found-inside", route: "/[workspace]/[...nowhere]", path: "/acme/none", status: 404 },
];

const account: Scene[] = [
  { name: "account", route: "/account" },
  { name: "account-security", route: "/account/security" },
  { name: "authenticator-app", route: "/account/security", act: setUpApp },
  { name: "account-workspaces", route: "/account/workspaces" },
  { name: "access-tokens", route: "/account/access-tokens" },
  { name: "account-data", route: "/account/data" },
  { name: "account-address", route: "/account/addresses/[token]" },
  { name: "account-delete", route: "/account/delete" },
  { name: "account-keep", route: "/account/keep", viewer: "nobody" },
];

const staff: Scene[] = [
  { name: "organizations", route: "/admin/organizations", viewer: "staff" },
  { name: "people", route: "/admin/users", viewer: "staff" },
  { name: "template", route: "/admin/template", viewer: "staff" },
  { name: "template-grid", route: "/admin/template", viewer: "staff", act: scrollToGrid },
  { name: "template-review", route: "/admin/template", viewer: "staff", act: reviewTicks },
  { name: "jobs", route: "/admin/jobs", viewer: "staff" },
  { name: "signing-keys", route: "/admin/keys", viewer: "staff" },
  { name: "installation", route: "/admin/settings", viewer: "staff" },
];

/** In the order of the gallery. */
export const rooms: Record<string, Scene[]> = {
  "Before signing in": outside,
  [`In ${brand.workspace.a}`]: workspace,
  "A person's own pages": account,
  "For staff": staff,
};

/** Pages that only lead on to another. */
export const leadingOn = ["/admin"];

export const scenes = Object.values(rooms).flat();

async function giveAddress(page: Page) {
  await page.getByLabel("E-mail address").fill("you@example.com");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).waitFor();
}

async function openSwitcher(page: Page) {
  await page.getByRole("button", { name: `Switch ${brand.workspace.one}` }).click();
  await page.getByRole("listbox").waitFor();
}

async function openCommands(page: Page) {
  await page.keyboard.press("Control+K");
  await page.getByRole("dialog").waitFor();
}

async function showShortcuts(page: Page) {
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
}

async function openRolePicker(page: Page) {
  await page
    .getByRole("button", { name: /^Actions for/ })
    .nth(1)
    .click();
  await page.getByRole("menuitem", { name: "Change role" }).click();
  await page.getByRole("dialog").getByRole("radio").first().waitFor();
}

async function openInvite(page: Page) {
  await page
    .getByRole("button", { name: /^Invite/ })
    .first()
    .click();
  await page.getByRole("dialog").waitFor();
}

async function setUpApp(page: Page) {
  await page.getByRole("button", { name: /^Set up/ }).click();
  await page.getByRole("dialog").waitFor();
}

async function reviewTicks(page: Page) {
  await page.getByRole("group", { name: "Remove people" }).getByLabel("Member").check();
  await page.getByRole("group", { name: "Invite people" }).getByLabel("Member").uncheck();
  await page.getByRole("button", { name: "Review and save" }).click();
  await page.getByRole("dialog").waitFor();
}

async function scrollToGrid(page: Page) {
  await page
    .getByRole("heading", { name: "What each role can do" })
    .evaluate((each) => each.scrollIntoView());
}

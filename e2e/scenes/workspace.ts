/** The pages of a workspace, and what opens over them. */
import { expect, type Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import type { Organization, World } from "../fixtures/world";
import type { Scene } from "./scene";

type Moment = {
  name: string;
  /** Below the workspace's own path. */
  page?: string;
  title: string;
  role?: string;
  /** Where it is, if there is more to say than `page`. */
  path?: (acme: Organization, world: World) => Promise<string> | string;
  act?: (page: Page) => Promise<void>;
  isRare?: boolean;
};

const moments: Moment[] = [
  { name: "the home of a workspace", page: "", title: "Home" },
  { name: "a workspace without projects", page: "/projects", title: "Projects" },
  {
    name: "the projects",
    page: "/projects",
    title: "Projects",
    path: async (acme, world) => {
      for (const name of ["Website", "A name as long as it may be, ".repeat(3).slice(0, 79)])
        await world.project(acme, name);
      return "/projects";
    },
  },
  { name: "the page for a new project", page: "/projects/new", title: "New project" },
  { name: "a project", page: "/projects/[project]", title: "Project", path: project },
  {
    name: "the question before a project is deleted",
    page: "/projects/[project]",
    title: "Project",
    path: project,
    act: async (page) => {
      await page.getByRole("button", { name: "Delete" }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
    },
  },
  { name: "the members", page: "/members", title: "Members", path: members },
  {
    name: "the question before a workspace is deleted, over its settings",
    page: "/settings",
    title: "Settings",
    role: "owner",
    act: async (page) => {
      await page.getByRole("button", { name: `Delete ${brand.workspace.one}` }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
    },
  },
  { name: "the settings", page: "/settings", title: "Settings" },
  {
    name: "the dialog to invite somebody",
    page: "/members",
    title: "Members",
    path: members,
    act: async (page) => {
      await page.getByRole("button", { name: "Invite" }).click();
      await page.getByRole("radio", { name: /^Member/ }).check();
      await page.getByRole("button", { name: "Send invitation" }).click();
      await expect(page.getByText("Enter an e-mail address like")).toBeVisible();
    },
  },
  {
    name: "the dialog to make a join link",
    page: "/members",
    title: "Members",
    path: members,
    act: async (page) => {
      await page.getByRole("button", { name: "New join link" }).click();
      await page.getByLabel("Most uses").fill("none");
      await page.getByRole("button", { name: "Make link" }).click();
      await expect(page.getByText("Type a whole number from 1 to 9999")).toBeVisible();
    },
  },
  {
    name: "the check before many are invited",
    page: "/members",
    title: "Members",
    path: members,
    act: async (page) => {
      await page.getByRole("button", { name: "Invite" }).click();
      await page.getByLabel("E-mail addresses").fill("Nora <nora@example.com>, nils@example.com, n@ls");
      await page.getByRole("button", { name: "Check 3 addresses" }).click();
      await expect(page.getByRole("button", { name: "Send 2 invitations" })).toBeVisible();
    },
  },
  {
    name: "the dialog to change a role",
    page: "/members",
    title: "Members",
    path: members,
    act: async (page) => {
      await page.getByRole("button", { name: "Actions for Bob" }).click();
      await page.getByRole("menuitem", { name: "Change role" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "the question before several members are removed",
    page: "/members",
    title: "Members",
    path: members,
    act: async (page) => {
      await page.getByLabel("Choose everyone else on this page").check();
      await page.getByRole("button", { name: "Remove", exact: true }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
    },
  },
  {
    name: "the menu of a member",
    page: "/members",
    title: "Members",
    path: members,
    act: async (page) => {
      await page.getByRole("button", { name: "Actions for Bob" }).click();
      await expect(page.getByRole("menu")).toBeVisible();
    },
  },
  {
    name: "the open switcher",
    page: "",
    title: "Home",
    act: async (page) => {
      await page.getByRole("button", { name: `Switch ${brand.workspace.one}` }).click();
      await expect(page.getByRole("option", { name: "Acme" })).toBeVisible();
    },
  },
  {
    name: "their own menu",
    page: "",
    title: "Home",
    act: async (page) => {
      await page.getByRole("button", { name: "Your menu" }).click();
      await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
    },
  },
  {
    name: "the command menu",
    page: "",
    title: "Home",
    act: async (page) => {
      await page.getByRole("button", { name: "Jump to" }).click();
      await expect(page.getByRole("option", { name: "Members" })).toBeVisible();
    },
  },
  {
    name: "the list of shortcuts",
    page: "",
    title: "Home",
    act: async (page) => {
      await page.getByRole("button", { name: "Your menu" }).click();
      await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    },
  },
  {
    name: "the sidebar of icons",
    page: "/members",
    title: "Members",
    path: members,
    act: async (page) => {
      await page.getByRole("button", { name: "Sidebar" }).click();
      await expect(page.getByRole("button", { name: "Sidebar" })).toHaveAttribute("aria-expanded", "false");
    },
  },
  { name: "a page above their role", page: "/projects/new", title: "New project", role: "viewer" },
  {
    name: "a page of a workspace that is not there",
    page: "/[...nowhere]",
    title: "Not found",
    path: () => "/no/such/page",
    isRare: true,
  },
  { name: "a project that is not there", title: "Project", path: () => "/projects/none" },
  {
    name: "the settings of somebody who may only look",
    page: "/settings",
    title: "Settings",
    role: "viewer",
    isRare: true,
  },
  {
    name: "the events",
    page: "/events",
    title: "Events",
    isRare: true,
    path: async (acme, world) => {
      await world.events(acme, acme.owner, "project.created", [
        "Website",
        "A name of one very long word".repeat(3),
      ]);
      return "/events";
    },
  },
  { name: "a workspace without events", page: "/events", title: "Events", isRare: true },
  {
    name: "the API keys",
    page: "/settings/keys",
    title: "API keys",
    isRare: true,
    path: async (acme, world) => {
      await world.apiKey(acme, acme.owner, ["read:member", "remove:member"]);
      return "/settings/keys";
    },
  },
  {
    name: "the dialog for a new API key",
    page: "/settings/keys",
    title: "API keys",
    isRare: true,
    act: async (page) => {
      await page.getByRole("button", { name: "New API key" }).click();
      await page.getByRole("button", { name: "Make API key" }).click();
      await expect(page.getByText("Choose at least one thing that it may do.")).toBeVisible();
    },
  },
];

export const inWorkspace: Scene[] = moments.map(
  ({ name, page, title, role = "admin", path, act, isRare }) => ({
    name,
    ...(page !== undefined && { page: `/[workspace]${page}` }),
    title,
    ...(isRare && { isRare }),
    open: async (_page, world) => {
      const acme = await world.organization("Acme");
      const alice = await world.person("Alice", { [acme.slug]: role });
      const opened = await alice.page(`/${acme.slug}${(await path?.(acme, world)) ?? page}`);
      await act?.(opened);
      return opened;
    },
  }),
);

async function project(acme: Organization, world: World): Promise<string> {
  return `/projects/${(await world.project(acme, "Website")).id}`;
}

async function members(acme: Organization, world: World): Promise<string> {
  await world.person("Bob", { [acme.slug]: "member" });
  await world.invitation(acme, world.address("Nora"), "viewer");
  await world.joinLink(acme, "viewer", { domain: "example.com", uses: 10 });
  return "/members";
}

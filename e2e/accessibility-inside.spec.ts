import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { expectAccessible, expectTitle } from "./fixtures/accessibility";
import { expect, test } from "./fixtures/test";
import type { Organization, World } from "./fixtures/world";

type Scene = {
  name: string;
  title: string;
  role?: string;
  path: (acme: Organization, world: World) => Promise<string> | string;
  act?: (page: Page) => Promise<void>;
};

const scenes: Scene[] = [
  { name: "the home of a workspace", title: "Home", path: () => "" },
  { name: "a workspace without projects", title: "Projects", path: () => "/projects" },
  {
    name: "the projects",
    title: "Projects",
    path: async (acme, world) => {
      for (const name of ["Website", "A name as long as it may be, ".repeat(3).slice(0, 79)])
        await world.project(acme, name);
      return "/projects";
    },
  },
  { name: "the page for a new project", title: "New project", path: () => "/projects/new" },
  { name: "a project", title: "Project", path: project },
  {
    name: "the question before a project is deleted",
    title: "Project",
    path: project,
    act: async (page) => {
      await page.getByRole("button", { name: "Delete" }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
    },
  },
  { name: "the members", title: "Members", path: members },
  {
    name: "the question before a workspace is deleted, over its settings",
    title: "Settings",
    role: "owner",
    path: () => "/settings",
    act: async (page) => {
      await page.getByRole("button", { name: `Delete ${brand.workspace.one}` }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
    },
  },
  { name: "the settings", title: "Settings", path: () => "/settings" },
  {
    name: "the dialog to invite somebody",
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
    title: "Members",
    path: members,
    act: async (page) => {
      await page.getByRole("button", { name: "Actions for Bob" }).click();
      await expect(page.getByRole("menu")).toBeVisible();
    },
  },
  {
    name: "the open switcher",
    title: "Home",
    path: () => "",
    act: async (page) => {
      await page.getByRole("button", { name: `Switch ${brand.workspace.one}` }).click();
      await expect(page.getByRole("option", { name: "Acme" })).toBeVisible();
    },
  },
  {
    name: "their own menu",
    title: "Home",
    path: () => "",
    act: async (page) => {
      await page.getByRole("button", { name: "Your menu" }).click();
      await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
    },
  },
  { name: "a page above their role", title: "New project", role: "viewer", path: () => "/projects/new" },
  { name: "a project that is not there", title: "Project", path: () => "/projects/none" },
];

for (const { name, title, role = "admin", path, act } of scenes) {
  test(`everyone can use ${name}`, async ({ world }) => {
    const acme = await world.organization("Acme");
    const alice = await world.person("Alice", { [acme.slug]: role });
    const page = await alice.page(`/${acme.slug}${await path(acme, world)}`);
    await act?.(page);
    await expectAccessible(page);
    await expectTitle(page, title);
  });
}

test("everyone can use the navigation on a phone", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const page = await alice.page(`/${acme.slug}`);
  await expect(page.getByRole("button", { name: "Open navigation" })).toBeHidden();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "Open navigation" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Projects" }).click();
  await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("button", { name: "Open navigation" }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: "Projects" })).toBeVisible();
  await expectAccessible(page);
});

async function project(acme: Organization, world: World): Promise<string> {
  return `/projects/${(await world.project(acme, "Website")).id}`;
}

async function members(acme: Organization, world: World): Promise<string> {
  await world.person("Bob", { [acme.slug]: "member" });
  await world.invitation(acme, world.address("Nora"), "viewer");
  await world.joinLink(acme, "viewer", { domain: "example.com", uses: 10 });
  return "/members";
}

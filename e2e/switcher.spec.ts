import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { listProjects } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";

const switcherName = `Switch ${brand.workspace.one}`;

test("a person creates two workspaces and switches between them from the keyboard", async ({ world }) => {
  const nora = await world.person("Nora");
  const page = await nora.page("/workspaces/new");
  const [first, second] = [world.slug("alpha"), world.slug("omega")];
  await create(page, "Alpha", first);

  await openSwitcher(page);
  await page.getByRole("option", { name: `New ${brand.workspace.one}` }).click();
  await expect(page).toHaveURL("/workspaces/new");
  await create(page, "Omega", second);

  const isSamePage = await mark(page);
  await openSwitcher(page);
  const list = page.getByRole("listbox", { name: `Your ${brand.workspace.many}` });
  await expect(
    list.getByRole("option", { name: "Omega" }).getByRole("img", { name: "current" }),
  ).toBeVisible();
  await expect(list.getByRole("option", { name: "Alpha" })).toContainText("Owner");
  await page.keyboard.type("alp");
  await expect(list.getByRole("option", { name: "Omega" })).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/${first}`);
  await expect(page.getByRole("heading", { name: "Alpha" })).toBeVisible();
  await expect(page.getByRole("button", { name: switcherName })).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(
    list.getByRole("option", { name: "Alpha" }).getByRole("img", { name: "current" }),
  ).toBeVisible();
  const omega = list.getByRole("option", { name: "Omega" });
  while ((await omega.getAttribute("aria-selected")) !== "true") await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Omega" })).toBeVisible();
  expect(await isSamePage(), "no full page load on the way").toBe(true);
});

test("a person who searches for nothing that exists is told so and stays", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "viewer" });
  const page = await alice.page(`/${acme.slug}`);
  await openSwitcher(page);
  await page.keyboard.type("zebra");
  await expect(page.getByText(`No ${brand.workspace.one} is called “zebra”.`)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: switcherName })).toBeHidden();
  await expect(page).toHaveURL(`/${acme.slug}`);
});

test("a person works in two tabs in two workspaces in turn", async ({ world }) => {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const alice = await world.person("Alice", { [acme.slug]: "member", [globex.slug]: "admin" });
  const left = await alice.page(`/${acme.slug}/projects`);
  const right = await alice.page(`/${globex.slug}/projects`);
  for (const round of ["one", "two"]) {
    await createProject(left, `Left ${round}`);
    await createProject(right, `Right ${round}`);
  }
  await expect(left).toHaveURL(new RegExp(`/${acme.slug}/projects/`));
  await expect(left.getByRole("button", { name: "Delete" })).toBeHidden();
  await expect(right.getByRole("button", { name: "Delete" })).toBeVisible();
  const names = async (organization: typeof acme) =>
    (await listProjects(organization)).map(({ name }) => name);
  expect(await names(acme)).toEqual(["Left one", "Left two"]);
  expect(await names(globex)).toEqual(["Right one", "Right two"]);
});

async function create(page: Page, name: string, slug: string): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Address").fill(slug);
  await page.getByRole("button", { name: `Create ${brand.workspace.one}` }).click();
  await expect(page).toHaveURL(`/${slug}`);
}

async function openSwitcher(page: Page): Promise<void> {
  await page.getByRole("button", { name: switcherName }).press("Enter");
  await expect(page.getByPlaceholder(`Find ${brand.workspace.a}…`)).toBeFocused();
}

/** Leaves a mark in the page's memory, which a full page load would wipe out. */
async function mark(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { isMarked: true }));
  return () => page.evaluate(() => "isMarked" in window);
}

async function createProject(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Projects" }).click();
  await page.getByRole("link", { name: "New project" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

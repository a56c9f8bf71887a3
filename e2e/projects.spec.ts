import { listEvents, listProjects } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";

test("an admin creates, renames, archives, restores and deletes a project", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const page = await alice.page(`/${acme.slug}/projects`);
  await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();
  await page.getByRole("link", { name: "New project" }).click();
  await page.getByLabel("Name").fill("  Website ");
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Website" })).toBeVisible();

  await page.getByLabel("Name").fill("Relaunch");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("heading", { name: "Relaunch" })).toBeVisible();
  const trail = page.getByRole("list", { name: "What happened" }).getByRole("listitem");
  await expect(trail).toHaveText([
    /Alice renamed the project.* Relaunch/,
    /Alice created the project Website/,
  ]);

  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("button", { name: "Archive project" }).click();
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();
  expect(await listProjects(acme)).toEqual([{ name: "Relaunch", isArchived: true }]);
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Projects" }).click();
  await expect(page.getByRole("row", { name: "Relaunch" })).toContainText("Archived");

  await page.getByRole("link", { name: "Relaunch" }).click();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("button", { name: "Restore project" }).click();
  await expect(page.getByRole("button", { name: "Archive" })).toBeVisible();

  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  expect(await listProjects(acme)).toEqual([{ name: "Relaunch", isArchived: false }]);
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete project" }).click();
  await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();

  expect(await listProjects(acme)).toEqual([]);
  expect(await listEvents(acme)).toEqual([
    "Alice project.created Website",
    "Alice project.renamed Relaunch",
    "Alice project.archived Relaunch",
    "Alice project.restored Relaunch",
    "Alice project.deleted Relaunch",
  ]);
});

test("a member may do everything with a project but delete it", async ({ world }) => {
  const acme = await world.organization("Acme");
  const project = await world.project(acme, "Website");
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  const page = await bob.page(`/${acme.slug}/projects/${project.id}`);
  await expect(page.getByRole("button", { name: "Archive" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete" })).toBeHidden();
  await page.getByLabel("Name").fill("");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription("Enter a name.");
  await page.getByLabel("Name").fill("Relaunch");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("heading", { name: "Relaunch" })).toBeVisible();
});

test("a viewer sees projects and not one button that changes them", async ({ world }) => {
  const acme = await world.organization("Acme");
  await world.project(acme, "Website");
  const victor = await world.person("Victor", { [acme.slug]: "viewer" });
  const page = await victor.page(`/${acme.slug}/projects`);
  await expect(page.getByRole("link", { name: "New project" })).toBeHidden();
  await page.getByRole("link", { name: "Website" }).click();
  await expect(page.getByRole("heading", { name: "Website" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await expect(page.getByText("What happened")).toBeHidden();
  await expect(page.getByText("Your role sees it")).toBeVisible();

  const answer = await page.goto(`/${acme.slug}/projects/new`);
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole("heading", { name: "Your role does not allow this" })).toBeVisible();
});

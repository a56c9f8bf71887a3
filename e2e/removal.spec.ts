import { captureAction, expectDone, expectRefused, sendAction } from "./fixtures/actions";
import { organizationClaims } from "./fixtures/organization-session";
import type { Person } from "./fixtures/person";
import { listProjects, snapshot } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import type { Organization, World } from "./fixtures/world";

test("a removed person finds nothing on the next full load", async ({ world }) => {
  const { acme, bob } = await start(world);
  const page = await bob.page(`/${acme.slug}/projects`);
  await expect(page.getByRole("link", { name: "Website" })).toBeVisible();
  await remove(world, acme, bob);
  const answer = await page.reload();
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  expect(await page.content()).not.toContain("Website");
});

test("a removed person finds nothing on the next click", async ({ world }) => {
  const { acme, bob } = await start(world);
  const page = await bob.page(`/${acme.slug}`);
  await expect(page.getByText("Your role here is Admin.")).toBeVisible();
  await remove(world, acme, bob);
  await page.getByRole("link", { name: "Projects" }).click();
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Website" })).toBeHidden();
});

test("a removed person is refused in the next action", async ({ world }) => {
  const { acme, bob } = await start(world);
  const page = await bob.page(`/${acme.slug}/projects/new`);
  const create = await captureAction(page, async () => {
    await page.getByLabel("Name").fill("First");
    await page.getByRole("button", { name: "Create project" }).click();
    await expect(page.getByRole("heading", { name: "First" })).toBeVisible();
  });
  const request = await bob.request();
  expectDone(await sendAction(request, create, { args: [acme.slug, { name: "Second" }] }));
  await page.getByLabel("Name").fill("Third");

  await remove(world, acme, bob);
  const before = await snapshot(acme);
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByText("This is no longer shared with you.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Third");
  expectRefused(await sendAction(request, create, { args: [acme.slug, { name: "Fourth" }] }), "not_found");
  expect(await snapshot(acme)).toBe(before);
  expect((await listProjects(acme)).map(({ name }) => name)).toEqual(["First", "Second", "Website"]);
});

test("a removed person’s other workspaces stay, and the switcher offers no way back", async ({ world }) => {
  const { acme, bob } = await start(world);
  const globex = await world.organization("Globex");
  await world.join(globex, bob, "member");
  await remove(world, acme, bob);
  const page = await bob.page("/workspaces");
  await expect(page.getByRole("link", { name: "Globex" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Acme" })).toBeHidden();
  await page.getByRole("link", { name: "Globex" }).click();
  await expect(page.getByText("Your role here is Member.")).toBeVisible();
});

test("a person removed through the members page is out with the next click", async ({ world }) => {
  const { acme, bob } = await start(world);
  const page = await bob.page(`/${acme.slug}`);
  const members = await acme.owner.page(`/${acme.slug}/members`);
  await members.getByRole("button", { name: "Actions for Bob" }).click();
  await members.getByRole("menuitem", { name: "Remove" }).click();
  await members.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(members.getByText("Bob was removed.")).toBeVisible();
  await page.getByRole("link", { name: "Members", exact: true }).click();
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});

async function start(world: World): Promise<{ acme: Organization; bob: Person }> {
  const acme = await world.organization("Acme");
  await world.project(acme, "Website");
  return { acme, bob: await world.person("Bob", { [acme.slug]: "admin" }) };
}

/** Takes the person out while their browser holds an organization session that is good for minutes more. */
async function remove(world: World, acme: Organization, person: Person): Promise<void> {
  await person.enter(acme);
  const { scope, exp } = await organizationClaims(await person.context(), acme.slug);
  expect(scope.split(" ")).toContain("delete:project");
  expect(exp * 1000).toBeGreaterThan(Date.now());
  await world.remove(acme, person);
}

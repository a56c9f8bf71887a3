import { captureAction, expectDone, expectRefused, sendAction } from "./fixtures/actions";
import { organizationClaims } from "./fixtures/organization-session";
import type { Person } from "./fixtures/person";
import { listProjects } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import type { Organization, World } from "./fixtures/world";

// In every story the browser goes on with the organization session of the old role, which is good for minutes more.

test.describe("a member who becomes a viewer", () => {
  test("is refused on the next full load", async ({ world }) => {
    const { acme, person } = await start(world, "member");
    const page = await person.page(`/${acme.slug}/projects/new`);
    await expect(page.getByRole("button", { name: "Create project" })).toBeVisible();
    await world.changeRole(acme, person, "viewer");
    const answer = await page.reload();
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("button", { name: "Create project" })).toBeHidden();
    await expectOldToken(acme, person, "create:project");
  });

  test("sees a viewer’s page on the next click", async ({ world }) => {
    const { acme, person } = await start(world, "member");
    const page = await person.page(`/${acme.slug}/projects`);
    await expect(page.getByRole("link", { name: "New project" })).toBeVisible();
    await page.getByRole("link", { name: "Home" }).click();
    await expect(page.getByText("Your role here is Member.")).toBeVisible();
    await world.changeRole(acme, person, "viewer");
    await page.getByRole("link", { name: "Projects" }).click();
    await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();
    await expect(page.getByRole("link", { name: "New project" })).toBeHidden();
    await expectOldToken(acme, person, "create:project");
  });

  test("is refused in the next action, and what was typed stays", async ({ world }) => {
    const { acme, person } = await start(world, "member");
    const page = await person.page(`/${acme.slug}/projects/new`);
    await page.getByLabel("Name").fill("Website");
    await world.changeRole(acme, person, "viewer");
    await expectOldToken(acme, person, "create:project");
    await page.getByRole("button", { name: "Create project" }).click();
    await expect(page.getByText("Your role here does not allow this.")).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveValue("Website");
    expect(await listProjects(acme)).toEqual([]);

    await world.changeRole(acme, person, "member");
    await page.getByRole("button", { name: "Create project" }).click();
    await expect(page.getByRole("heading", { name: "Website" })).toBeVisible();
  });
});

test.describe("a viewer who becomes a member", () => {
  test("is let in on the next full load", async ({ world }) => {
    const { acme, person } = await start(world, "viewer");
    const page = await person.page(`/${acme.slug}/projects/new`);
    await expect(page.getByRole("heading", { name: "Your role does not allow this" })).toBeVisible();
    await world.changeRole(acme, person, "member");
    const answer = await page.reload();
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("button", { name: "Create project" })).toBeVisible();
    await expectOldToken(acme, person, undefined);
  });

  test("sees a member’s page on the next click", async ({ world }) => {
    const { acme, person } = await start(world, "viewer");
    const page = await person.page(`/${acme.slug}`);
    await expect(page.getByText("Your role here is Viewer.")).toBeVisible();
    await world.changeRole(acme, person, "member");
    await page.getByRole("link", { name: "Projects" }).click();
    await expect(page.getByRole("link", { name: "New project" })).toBeVisible();
    await expectOldToken(acme, person, undefined);
  });

  test("is let through in the next action, which brings the new organization session", async ({ world }) => {
    const { acme, person } = await start(world, "viewer");
    const page = await acme.owner.page(`/${acme.slug}/projects/new`);
    const create = await captureAction(page, async () => {
      await page.getByLabel("Name").fill("First");
      await page.getByRole("button", { name: "Create project" }).click();
      await expect(page.getByRole("heading", { name: "First" })).toBeVisible();
    });
    const request = await person.request();
    const send = () => sendAction(request, create, { args: [acme.slug, { name: "Second" }] });

    expectRefused(await send(), "forbidden");
    await world.changeRole(acme, person, "member");
    await expectOldToken(acme, person, undefined);
    expectDone(await send());
    const { scope } = await organizationClaims(await person.context(), acme.slug);
    expect(scope.split(" ")).toContain("create:project");
    expect((await listProjects(acme)).map(({ name }) => name)).toEqual(["First", "Second"]);
  });
});

test("a role changed by an admin in the dialog holds for the other person’s open page", async ({ world }) => {
  const { acme, person } = await start(world, "member");
  const page = await person.page(`/${acme.slug}/projects/new`);
  await page.getByLabel("Name").fill("Website");

  const members = await acme.owner.page(`/${acme.slug}/members`);
  await members.getByRole("button", { name: `Actions for ${person.name}` }).click();
  await members.getByRole("menuitem", { name: "Change role" }).click();
  await members.getByRole("radio", { name: /^Viewer/ }).check();
  await members.getByRole("button", { name: "Change role" }).click();
  await expect(members.getByText(`${person.name} has a new role.`)).toBeVisible();

  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByText("Your role here does not allow this.")).toBeVisible();
  expect(await listProjects(acme)).toEqual([]);
});

async function start(world: World, role: string): Promise<{ acme: Organization; person: Person }> {
  const acme = await world.organization("Acme");
  const person = await world.person("Bob", { [acme.slug]: role });
  await person.enter(acme);
  return { acme, person };
}

/** The browser still holds a live token of the old role: with this permission, or without any that writes. */
async function expectOldToken(
  { slug }: Organization,
  person: Person,
  permission: string | undefined,
): Promise<void> {
  const { scope, exp } = await organizationClaims(await person.context(), slug);
  expect(exp * 1000).toBeGreaterThan(Date.now());
  const writes = scope.split(" ").filter((each) => each.endsWith(":project") && !each.startsWith("read:"));
  if (permission) expect(writes).toContain(permission);
  else expect(writes).toEqual([]);
}

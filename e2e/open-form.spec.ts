import { organizationToken, setOrganizationToken, signAnew } from "./fixtures/organization-session";
import { listProjects } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import type { World } from "./fixtures/world";

test("a person whose organization session ends while a form is open sends it all the same", async ({
  world,
}) => {
  const { acme, alice, page, context } = await openForm(world);
  await setOrganizationToken(context, acme.slug);
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Long thought over" })).toBeVisible();
  expect(await listProjects(acme)).toEqual([{ name: "Long thought over", isArchived: false }]);
  expect(await organizationToken(await alice.context(), acme.slug), "and has a new one").toBeDefined();
});

test("a person whose organization session is past its time sends the form all the same", async ({
  world,
}) => {
  const { acme, page, context } = await openForm(world);
  const now = Math.floor(Date.now() / 1000);
  const token = (await organizationToken(context, acme.slug)) ?? "";

  const young = await signAnew(token, { iat: now - 60, exp: now + 300 });
  await setOrganizationToken(context, acme.slug, young);
  await page.request.get(`/${acme.slug}`);
  expect(await organizationToken(context, acme.slug), "a good signature of ours is accepted").toBe(young);

  const old = await signAnew(token, { iat: now - 700, exp: now - 100 });
  await setOrganizationToken(context, acme.slug, old);
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Long thought over" })).toBeVisible();
  expect(await organizationToken(context, acme.slug)).not.toBe(old);
});

test("a person whose organization session was spoilt or swapped sends the form all the same", async ({
  world,
}) => {
  const { acme, alice, page, context } = await openForm(world);
  const globex = await world.organization("Globex");
  await world.join(globex, alice, "viewer");
  await alice.enter(globex);
  const foreign = await organizationToken(context, globex.slug);
  expect(foreign).toBeDefined();

  for (const [round, token] of ["not a token", "a.b.c", foreign ?? ""].entries()) {
    await page.goto(`/${acme.slug}/projects/new`);
    await page.getByLabel("Name").fill(`Round ${round}`);
    await setOrganizationToken(context, acme.slug, token);
    await page.getByRole("button", { name: "Create project" }).click();
    await expect(page.getByRole("heading", { name: `Round ${round}` })).toBeVisible();
  }
  expect(await listProjects(globex)).toEqual([]);
});

test("a person who was signed out while a form was open is told so and loses nothing", async ({ world }) => {
  const { acme, alice, page } = await openForm(world);
  await alice.endSessions();
  await page.getByRole("button", { name: "Create project" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "You have been signed out." });
  await expect(alert).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Long thought over");
  const signIn = alert.getByRole("link", { name: "Sign in" });
  await expect(signIn).toHaveAttribute("href", /^\/sign-in\?next=/);
  await expect(signIn, "in a tab of its own").toHaveAttribute("target", "_blank");
  expect(await listProjects(acme)).toEqual([]);

  await alice.renewSession();
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Long thought over" })).toBeVisible();
  expect(await listProjects(acme)).toEqual([{ name: "Long thought over", isArchived: false }]);
});

test("a person who is offline when sending is told so and loses nothing", async ({ world }) => {
  const { acme, page, context } = await openForm(world);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByText("We could not reach the server.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Long thought over");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Long thought over" })).toBeVisible();
  expect(await listProjects(acme)).toHaveLength(1);
});

async function openForm(world: World) {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  await alice.enter(acme);
  const page = await alice.page(`/${acme.slug}/projects/new`);
  await page.getByLabel("Name").fill("Long thought over");
  return { acme, alice, page, context: page.context() };
}

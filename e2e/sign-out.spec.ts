import type { Browser, Page } from "@playwright/test";
import { captureAction, expectDone, expectRefused, sendAction } from "./fixtures/actions";
import { organizationToken } from "./fixtures/organization-session";
import { sessionCookie } from "./fixtures/person";
import { countLiveSessions, listProjects } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";

test("a person who signs out is out everywhere, with old cookies too", async ({ browser, world }) => {
  const acme = await world.organization("Acme");
  const others = [await world.organization("Globex"), await world.organization("Initech")];
  const all = [acme, ...others];
  const alice = await world.person("Alice", Object.fromEntries(all.map(({ slug }) => [slug, "admin"])));
  for (const organization of all) await alice.enter(organization);
  const page = await alice.page(`/${acme.slug}/projects/new`);
  const otherTab = await alice.page(`/${acme.slug}/projects`);
  const create = await captureAction(page, async () => {
    await page.getByLabel("Name").fill("Before");
    await page.getByRole("button", { name: "Create project" }).click();
    await expect(page.getByRole("heading", { name: "Before" })).toBeVisible();
  });
  const old = await copyOfBrowser(browser, page);
  expectDone(await sendAction(old.request, create, { args: [acme.slug, { name: "Copied" }] }));

  for (const { slug } of all) expect(await organizationToken(page.context(), slug), slug).toBeDefined();
  await signOut(page);
  await expect(page).toHaveURL("/sign-in");
  const left = await page.context().cookies();
  expect(left.filter(({ name }) => name === sessionCookie || name.includes("org-session"))).toEqual([]);
  expect(await countLiveSessions(alice)).toBe(0);

  await otherTab.getByRole("link", { name: "Members" }).click();
  await expect(otherTab).toHaveURL(/\/sign-in\?next=/);

  expect(await organizationToken(old, acme.slug)).toBeDefined();
  const answer = await old.request.get(`/${acme.slug}/projects`, { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toContain("/sign-in?next=");
  expectRefused(
    await sendAction(old.request, create, { args: [acme.slug, { name: "After" }] }),
    "reauthenticate",
  );
  const names = (await listProjects(acme)).map(({ name }) => name);
  expect(names).toEqual(["Before", "Copied"]);
});

test("rule 11: an organization session alone opens nothing, nor with somebody else's session", async ({
  browser,
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const bob = await world.person("Bob");
  await alice.enter(acme);
  const page = await alice.page(`/${acme.slug}/projects`);
  await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();
  const copy = await copyOfBrowser(browser, page);
  const status = async () => (await copy.request.get(`/${acme.slug}/projects`, { maxRedirects: 0 })).status();
  expect(await status()).toBe(200);

  await copy.clearCookies({ name: sessionCookie });
  expect(await status()).toBe(307);

  const bobs = (await (await bob.context()).cookies()).filter(({ name }) => name === sessionCookie);
  await copy.addCookies(bobs);
  expect(await organizationToken(copy, acme.slug)).toBeDefined();
  expect(await status()).toBe(404);
});

async function copyOfBrowser(browser: Browser, page: Page) {
  return browser.newContext({ storageState: await page.context().storageState() });
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Your menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

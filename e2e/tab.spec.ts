import type { Page } from "@playwright/test";
import { listEvents } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";

/** What the browser tells a tab that somebody comes back to. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
}

/** Until the page is alive it does not hear that somebody came back. */
async function expectNotice(page: Page, text: string): Promise<void> {
  await expect(async () => {
    await comeBack(page);
    await expect(notice(page)).toContainText(text, { timeout: 4_000 });
  }).toPass();
}

/** Once the page is alive, and its minute runs. */
async function expectLook(page: Page): Promise<void> {
  await expect(async () => {
    const look = page.waitForResponse("**/api/tab/*", { timeout: 2_000 });
    await Promise.all([look, comeBack(page)]);
  }).toPass();
}

const notice = (page: Page) => page.getByRole("status").filter({ hasText: /./ });

test("a role changed elsewhere is said, and one click brings the new links and keeps what was typed", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const page = await alice.page(`/${acme.slug}/projects/new`);
  await page.getByLabel("Name").fill("Website");
  const links = page.getByRole("navigation", { name: "Main" });
  await expect(links.getByRole("link", { name: "Projects" })).toBeVisible();
  await comeBack(page);
  await world.changeRole(acme, alice, "admin");
  await expectNotice(page, "Your role here is now Admin.");
  await expect(links.getByRole("link", { name: "Events" })).toBeHidden();

  await notice(page).getByRole("button", { name: "Update this page" }).click();
  await expect(links.getByRole("link", { name: "Events" })).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  await expect(page.getByLabel("Name")).toHaveValue("Website");
  await expect(page.getByRole("main")).toBeFocused();

  // A page that was refused is let through in the same way.
  await world.changeRole(acme, alice, "viewer");
  await page.goto(`/${acme.slug}/events`);
  await expect(page.getByRole("heading", { name: "Your role does not allow this" })).toBeVisible();
  await world.changeRole(acme, alice, "admin");
  await expectNotice(page, "Your role here is now Admin.");
  await notice(page).getByRole("button", { name: "Update this page" }).click();
  await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
});

test("a removed person is told within a minute, though they do nothing", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const page = await (await alice.context()).newPage();
  await page.clock.install();
  await page.goto(`/${acme.slug}`);
  await expect(page.getByText("Your role here is Member.")).toBeVisible();
  await expectLook(page);
  await world.remove(acme, alice);
  await page.clock.fastForward("00:30");
  await expect(notice(page)).toHaveCount(0);
  await page.clock.fastForward("00:31");
  await expect(notice(page)).toContainText("You are no longer in this workspace.");
  await notice(page).getByRole("link", { name: "Your workspaces" }).click();
  await expect(page).toHaveURL(`/workspaces?from=${acme.slug}`);
  await expect(page.getByText(`“${acme.slug}” is not among your workspaces`)).toBeVisible();
});

test("who was signed out elsewhere is told by the refusal, signs in beside it and goes on", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const page = await alice.page(`/${acme.slug}/projects/new`);
  await page.getByLabel("Name").fill("Website");
  await alice.endSessions();
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(notice(page)).toContainText("You were signed out.");
  const signIn = notice(page).getByRole("link", { name: "Sign in" });
  await expect(signIn).toHaveAttribute("href", `/sign-in?next=%2F${acme.slug}%2Fprojects%2Fnew`);
  await expect(signIn).toHaveAttribute("target", "_blank");

  await alice.renewSession();
  await comeBack(page);
  await expect(notice(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Website" })).toBeVisible();
  expect(await listEvents(acme)).toEqual(["Alice project.created Website"]);
});

test("a tab of one person says so when another signs in beside it", async ({ world }) => {
  const [alice, bob] = [await world.person("Alice"), await world.person("Bob")];
  const page = await alice.page("/account");
  await expect(page.getByRole("main")).toContainText(alice.email);
  await (await alice.context()).addCookies(await (await bob.context()).cookies());
  await expectNotice(page, "You are signed in as Bob now in this browser.");
  await notice(page).getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("main")).toContainText(bob.email);
  await expect(notice(page)).toHaveCount(0);
});

import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { expect, test } from "./fixtures/test";

const find = "Jump to a page, or do something…";

test("a person goes anywhere by keyboard, and is back where they were if they do not", async ({ world }) => {
  const acme = await world.organization("Acme");
  const globex = await world.organization("Globex Überall");
  const alice = await world.person("Alice", { [acme.slug]: "admin", [globex.slug]: "viewer" });
  const page = await alice.page(`/${acme.slug}/members`);
  await shellIsAlive(page);
  await page.getByRole("button", { name: "Your menu" }).focus();
  await page.keyboard.press("Control+k");
  await expect(page.getByPlaceholder(find)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Your menu" })).toBeFocused();

  // Letters that come before the menu is there are its own.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("audit");
  await expect(menu(page).getByRole("option")).toHaveText(/Events/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/${acme.slug}/events`);
  await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("zebra");
  await expect(page.getByText("Nothing here is called “zebra”.")).toBeVisible();
  await page.getByPlaceholder(find).fill("uberall");
  await expect(menu(page).getByRole("option", { name: "Globex Überall" })).toContainText("Viewer");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/${globex.slug}`);

  // A viewer is offered nothing that a viewer may not do.
  await page.getByRole("button", { name: "Jump to" }).press("Enter");
  await expect(menu(page).getByRole("option", { name: `New ${brand.workspace.one}` })).toBeVisible();
  await expect(
    menu(page).getByRole("option", { name: /^(Events|Settings|API keys|Invite people)/ }),
  ).toHaveCount(0);
});

test("a person has a dialog of another page opened, once", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const page = await alice.page(`/${acme.slug}`);
  await shellIsAlive(page);
  for (const time of ["first", "second"]) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("invite peo");
    await expect(menu(page).getByRole("option")).toHaveText(/Invite people/);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Invite people" }), `the ${time} time`).toBeVisible();
    await expect(page).toHaveURL(`/${acme.slug}/members`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByRole("button", { name: "Invite" })).toBeFocused();
  }
  await page.reload();
  await expect(page.getByRole("button", { name: "Invite" })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("keys alone lead on, but not while somebody types or has turned them off", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const page = await alice.page(`/${acme.slug}`);
  await shellIsAlive(page);
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page).toHaveURL(`/${acme.slug}/members`);
  const search = page.getByLabel("Name or e-mail");
  await search.pressSequentially("g e?[");
  await expect(search).toHaveValue("g e?[");
  await expect(page).toHaveURL(`/${acme.slug}/members`);
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.getByRole("heading", { name: "Members" }).click();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list.getByText("Invite people")).toBeVisible();
  const singleKeys = list.getByRole("switch", { name: /Shortcuts of single keys/ });
  await singleKeys.press("Space");
  await expect(singleKeys).not.toBeChecked();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();

  await page.reload();
  await shellIsAlive(page);
  await page.keyboard.press("?");
  await page.keyboard.press("i");
  await page.keyboard.press("Control+k");
  await expect(page.getByPlaceholder(find)).toBeFocused();
  await page.keyboard.type("keyboard");
  await expect(menu(page).getByRole("option")).toHaveText(/Keyboard shortcuts/);
  await page.keyboard.press("Enter");
  await expect(singleKeys).toBeFocused();
  await singleKeys.press("Space");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await page.keyboard.press("i");
  await expect(page.getByRole("dialog", { name: "Invite people" })).toBeVisible();
});

test("a sidebar that was narrowed is narrow from the first paint on", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const page = await alice.page(`/${acme.slug}/members`);
  const toggle = page.getByRole("button", { name: "Sidebar" });
  const width = async () => (await page.locator("#sidebar").boundingBox())?.width ?? 0;
  await expect(toggle).toHaveAttribute("aria-expanded", "true");
  expect(await width()).toBeGreaterThan(200);
  await shellIsAlive(page);
  await page.keyboard.press("[");
  await expect(toggle).toHaveAttribute("aria-expanded", "false");
  expect(await width()).toBeLessThan(80);
  const events = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Events" });
  await events.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(events).toBeFocused();
  const tip = page.locator("[data-is-tip]");
  await expect(tip).toHaveText("Events");
  await expect(tip).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tip).toBeHidden();

  // Without its bundles: as the server made it.
  await page.route("**/_next/static/**/*.js", (route) => route.abort());
  await page.reload();
  expect(await width()).toBeLessThan(80);
  await page.unroute("**/_next/static/**/*.js");
  await page.reload();
  await shellIsAlive(page);
  expect(await width()).toBeLessThan(80);
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-expanded", "true");
  expect((await page.context().cookies()).filter(({ name }) => name.endsWith("sidebar"))).toEqual([]);
});

test("a person sees where a page hangs, and goes back up", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const page = await alice.page(`/${acme.slug}/settings/keys`);
  const trail = page.getByRole("navigation", { name: "Breadcrumb" });
  await expect(trail.getByRole("listitem")).toHaveText(["Acme", "Settings", "API keys"]);
  await expect(trail.locator("[aria-current=page]")).toHaveText("API keys");
  await trail.getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(`/${acme.slug}/settings`);
  await expect(trail.getByRole("listitem")).toHaveText(["Acme", "Settings"]);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(trail, "the heading says it").toBeHidden();
  await page.goto(`/${acme.slug}/settings/keys`);
  await expect(trail.getByRole("listitem").locator("visible=true")).toHaveText(["Settings", "API keys"]);
});

test("staff find their pages from their account, and nobody else does", async ({ world }) => {
  const acme = await world.organization("Acme");
  const sam = await world.staff("Sam");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const page = await sam.page("/account");
  await shellIsAlive(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("signing");
  await expect(menu(page).getByRole("option", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/admin/keys");

  const hers = await alice.page("/account");
  await shellIsAlive(hers);
  const answered = hers.waitForResponse("**/api/commands");
  await hers.getByRole("button", { name: "Jump to" }).click();
  expect((await (await answered).json()).staff).toEqual([]);
  await expect(menu(hers).getByRole("option", { name: "Acme" })).toContainText("Admin");
  await expect(menu(hers).getByRole("option", { name: "Template" })).toHaveCount(0);
});

function menu(page: Page) {
  return page.getByRole("dialog", { name: "Command menu" });
}

/** A key before the page is alive reaches nobody. */
async function shellIsAlive(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Jump to" }).getByText("Ctrl")).toBeAttached();
}

import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { expect, test } from "./fixtures/test";
import type { World } from "./fixtures/world";

test("a slow page is announced by its outline, which gives way without a jump", async ({ world }) => {
  const { acme, alice } = await start(world);
  const page = await alice.page(`/${acme.slug}/projects`);
  const shifts = await countShifts(page);
  const letGo = await hold(page, `/${acme.slug}/members`);
  await open(page, "Members");
  await expect(outline(page, "people")).toBeVisible();
  await expect(page.getByText("Opening Members…")).toBeAttached();
  await expect(page.locator("main")).toHaveAttribute("aria-busy", "true");
  await expect(page.getByRole("link", { name: "Website" })).toBeHidden();
  letGo();
  await expect(page.getByRole("table", { name: "Members" })).toBeVisible();
  await expect(page.locator("main")).toHaveAttribute("aria-busy", "false");
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
  expect(await shifts()).toBeLessThan(0.02);
});

test("a slow page has its outline, too, when keys or the command menu lead there", async ({ world }) => {
  const { acme, alice } = await start(world);
  const page = await alice.page(`/${acme.slug}/projects`);
  const letMembersGo = await hold(page, `/${acme.slug}/members`);
  await page.keyboard.type("gm");
  await expect(outline(page, "people")).toBeVisible();
  letMembersGo();
  await expect(page.getByRole("table", { name: "Members" })).toBeVisible();

  const letProjectsGo = await hold(page, `/${acme.slug}/projects`);
  await page.keyboard.press("Control+K");
  await page.getByRole("dialog", { name: "Command menu" }).waitFor();
  await page.keyboard.type("projects");
  await page.keyboard.press("Enter");
  await expect(outline(page, "table")).toBeVisible();
  await expect(page.getByText("Opening Projects…")).toBeAttached();
  letProjectsGo();
  await expect(page.getByRole("link", { name: "Website" })).toBeVisible();
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
});

test("a page that comes in time is shown with no outline before it", async ({ world }) => {
  const { acme, alice } = await start(world);
  const page = await alice.page(`/${acme.slug}`);
  // Not after the first time, which loads code, too.
  await open(page, "Projects");
  await expect(page.getByRole("link", { name: "Website" })).toBeVisible();
  await open(page, "Home");
  await expect(page.getByRole("heading", { name: "Acme" })).toBeVisible();
  await page.clock.install();
  await open(page, "Projects");
  await expect(page.getByRole("link", { name: "Website" })).toBeVisible();
  await page.clock.fastForward(1000);
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
});

test("a slow page from which the person was removed meanwhile ends in a 404", async ({ world }) => {
  const { acme, alice } = await start(world);
  const page = await alice.page(`/${acme.slug}/projects`);
  const letGo = await hold(page, `/${acme.slug}/members`);
  await open(page, "Members");
  await expect(outline(page, "people")).toBeVisible();
  await world.remove(acme, alice);
  letGo();
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
});

test("a slow page that the person may no longer open ends in a 403, and the way back is open", async ({
  world,
}) => {
  const { acme, alice } = await start(world);
  const page = await alice.page(`/${acme.slug}/projects`);
  const letGo = await hold(page, `/${acme.slug}/settings`);
  await open(page, "Settings");
  await expect(outline(page, "sections")).toBeVisible();
  await world.changeRole(acme, alice, "viewer");
  letGo();
  await expect(page.getByText("403")).toBeVisible();
  await expect(page.locator("main")).toHaveAttribute("aria-busy", "false");
  await open(page, "Projects");
  await expect(page.getByRole("link", { name: "Website" })).toBeVisible();
});

test("whoever goes back while a page is on its way is where they were before", async ({ world }) => {
  const { acme, alice } = await start(world);
  const page = await alice.page(`/${acme.slug}`);
  await open(page, "Projects");
  await expect(page.getByRole("link", { name: "Website" })).toBeVisible();
  const letGo = await hold(page, `/${acme.slug}/members`);
  await open(page, "Members");
  await expect(outline(page, "people")).toBeVisible();
  await page.evaluate(() => window.history.back());
  await expect(page).toHaveURL(`/${acme.slug}`);
  await expect(page.getByRole("heading", { name: "Acme" })).toBeVisible();
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
  letGo();
  await open(page, "Projects");
  await expect(page.getByRole("link", { name: "Website" })).toBeVisible();
  await expect(page).toHaveURL(`/${acme.slug}/projects`);
});

test("of two quick clicks the second leads, and its outline is the one that is shown", async ({ world }) => {
  const { acme, alice } = await start(world);
  const page = await alice.page(`/${acme.slug}/projects`);
  const letMembersGo = await hold(page, `/${acme.slug}/members`);
  const letEventsGo = await hold(page, `/${acme.slug}/events`);
  await open(page, "Members");
  await open(page, "Events");
  await expect(outline(page, "filtered-list")).toBeVisible();
  await expect(outline(page, "people")).toHaveCount(0);
  letMembersGo();
  letEventsGo();
  await expect(page).toHaveURL(`/${acme.slug}/events`);
  await expect(page.getByRole("heading", { name: "Events" })).toBeVisible();
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
});

test("the focus goes with a slow page, and another workspace has its outline, too", async ({ world }) => {
  const { acme, alice } = await start(world);
  const globex = await world.organization("Globex");
  await world.join(globex, alice, "member");
  const page = await alice.page(`/${acme.slug}/projects`);
  const website = page.getByRole("link", { name: "Website" });
  const path = await website.getAttribute("href");
  const letProjectGo = await hold(page, path ?? "");
  await website.press("Enter");
  await expect(outline(page, "form")).toBeVisible();
  await expect(page.locator("main")).toBeFocused();
  letProjectGo();
  await expect(page.getByRole("heading", { name: "Website" })).toBeVisible();

  const letGlobexGo = await hold(page, `/${globex.slug}`);
  await page.getByRole("button", { name: `Switch ${brand.workspace.one}` }).click();
  await page.getByRole("option", { name: "Globex" }).click();
  await expect(outline(page, "home")).toContainText("Globex");
  letGlobexGo();
  await expect(page.getByRole("heading", { name: "Globex" })).toBeVisible();
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
});

async function start(world: World) {
  const acme = await world.organization("Acme");
  await world.project(acme, "Website");
  return { acme, alice: await world.person("Alice", { [acme.slug]: "admin" }) };
}

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true }).click();
}

const outline = (page: Page, shape: string) => page.locator(`main [data-skeleton=${shape}]`);

/** What the router asks of `path` waits until it is let go; what is fetched ahead is left alone. */
async function hold(page: Page, path: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      const headers = route.request().headers();
      if ("rsc" in headers && !("next-router-prefetch" in headers)) await promise;
      // Who went elsewhere meanwhile has given it up.
      await route.continue().catch(() => {});
    },
  );
  return resolve;
}

/** What has jumped since, by the browser's own measure, inputs or not. */
async function countShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = { shifts: 0 };
    Object.assign(window, { counted });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) counted.shifts += Number(Reflect.get(entry, "value"));
    }).observe({ type: "layout-shift" });
  });
  return () => page.evaluate(() => Reflect.get(window, "counted").shifts);
}

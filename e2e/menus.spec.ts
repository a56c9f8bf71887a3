import { expect, test } from "./fixtures/test";

test("a person opens their menu with the first key, and is back where they were", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "viewer" });
  for (const key of ["Enter", "ArrowDown"]) {
    const page = await alice.page(`/${acme.slug}`);
    const button = page.getByRole("button", { name: "Your menu" });
    // Again after the first time, when the menu is there already.
    for (const time of ["first", "second"]) {
      await button.focus();
      await page.keyboard.press(key);
      await expect(page.getByRole("menu"), `${key}, the ${time} time`).toBeVisible();
      await expect(page.getByRole("menuitem").first()).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("menu")).toBeHidden();
      await expect(button).toBeFocused();
    }
  }
});

test("a person on a phone opens the navigation with the first key, and is back where they were", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "viewer" });
  const page = await alice.page(`/${acme.slug}`);
  await page.setViewportSize({ width: 360, height: 740 });
  const button = page.getByRole("button", { name: "Open navigation" });
  for (const time of ["first", "second"]) {
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog"), `the ${time} time`).toBeVisible();
    await expect(page.getByRole("dialog").locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(button).toBeFocused();
  }
});

test("a person whose page is older than the server gets a new page, not a dead button", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "viewer" });
  const page = await alice.page(`/${acme.slug}`);
  await expect(page.getByText("Your role here is Viewer.")).toBeVisible();
  let isOld = true;
  await page.route(/\.js/, (route) => (isOld ? route.abort() : route.continue()));
  // Not framenavigated: the page that hydrates late says that too.
  page.on("request", (request) => {
    if (request.isNavigationRequest()) isOld = false;
  });
  const reloaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Your menu" }).click();
  await reloaded;
  await page.getByRole("button", { name: "Your menu" }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
});

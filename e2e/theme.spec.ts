import { expect, test } from "./fixtures/test";

test("a person who chooses dark has it from the first paint of the next page on", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "viewer" });
  const page = await alice.page(`/${acme.slug}`);
  await page.emulateMedia({ colorScheme: "light" });
  await expect(page.locator("html")).toHaveClass(/\blight\b/);
  await page.getByRole("button", { name: "Your menu" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);

  // Without its bundles nothing but the inline script can set the class: it runs before the body is painted.
  await page.route("**/_next/static/**/*.js", (route) => route.abort());
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
});

test("a person who chooses nothing has the theme of the system, also when it changes", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
  await page.emulateMedia({ colorScheme: "light" });
  await expect(page.locator("html")).toHaveClass(/\blight\b/);
});

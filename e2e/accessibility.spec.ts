import {
  expectAccessible,
  expectTitle,
  findViolations,
  findViolationsOfMail,
} from "./fixtures/accessibility";
import { signUp } from "./fixtures/forms";
import { pathIn, theMail } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";
import { allScenes, gone, missing } from "./scenes/all";

for (const { name, page: route, title, open, isRare } of allScenes) {
  if (isRare && !process.env.FULL) continue;
  test(`everyone can use ${name}`, async ({ page, world }) => {
    const opened = await open(page, world);
    if (route) await expect(opened).toHaveURL(({ pathname }) => patternOf(route).test(pathname));
    await expectAccessible(opened);
    if (title !== undefined) await expectTitle(opened, title);
  });
}

test("every page of the build has a scene", () => {
  expect(missing, "to be opened in e2e/scenes").toEqual([]);
  expect(gone, "scenes of pages that are gone").toEqual([]);
});

test("everyone can use the navigation on a phone", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const page = await alice.page(`/${acme.slug}`);
  await expect(page.getByRole("button", { name: "Open navigation" })).toBeHidden();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "Open navigation" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Projects" }).click();
  await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("button", { name: "Open navigation" }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: "Projects" })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
});

test("everyone can read a mail by itself", async ({ page, world }) => {
  const email = world.address("Nora");
  await signUp(page, email, password);
  const mail = await theMail(email);
  expect(pathIn(mail)).toMatch(/^\/verify\//);
  await page.goto("about:blank");
  await page.setContent(mail.html);
  expect(await findViolationsOfMail(page)).toEqual([]);
});

test("the check of these pages notices a picture without words", async ({ page }) => {
  await page.goto("/sign-in");
  expect(await findViolations(page)).toEqual([]);
  await page.evaluate(() => document.querySelector("main")?.append(new Image(10, 10)));
  expect(await findViolations(page)).toEqual([expect.stringContaining("image-alt")]);
});

function patternOf(route: string): RegExp {
  const parts = route.replaceAll(/\[\.\.\.\w+\]/g, ".+").replaceAll(/\[\w+\]/g, "[^/]+");
  return new RegExp(`^${parts}$`);
}

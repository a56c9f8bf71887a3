import type { Page } from "@playwright/test";
import { expectFocus, press, tabTo } from "./fixtures/keyboard";
import { expect, test } from "./fixtures/test";
import type { World } from "./fixtures/world";

test("who asked for less motion sees none", async ({ world }) => {
  const page = await membersPage(world);
  await expect(page.locator("html")).toHaveCSS("scroll-behavior", "auto");
  const invite = page.getByRole("button", { name: "Invite", exact: true });
  const dialog = page.getByRole("dialog");
  const longest = async () => {
    await invite.click();
    await expect(dialog).toBeVisible();
    const seconds = await dialog.evaluate((element) => getComputedStyle(element).animationDuration);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    return Number.parseFloat(seconds);
  };
  expect(await longest()).toBeLessThan(0.001);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await longest(), "for everybody else").toBeGreaterThan(0.05);
});

test("who lets the system choose the colours sees the focus, and where they are", async ({ world }) => {
  const page = await membersPage(world);
  await page.emulateMedia({ forcedColors: "active" });
  const outline = (element: Element) => getComputedStyle(element).outlineStyle;
  const here = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Members" });
  const elsewhere = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Projects" });
  expect(await here.evaluate(outline)).toBe("solid");
  expect(await elsewhere.evaluate(outline)).toBe("none");
  await tabTo(page, page.getByRole("searchbox", { name: "Name or e-mail" }));
  await tabTo(page, page.getByLabel("Role", { exact: true }));
  const actions = page.getByRole("button", { name: "Actions for Bob" });
  expect(await actions.evaluate(outline), "where the focus is not").toBe("none");
  await press(page, actions);
  await expectFocus(page, page.getByRole("menuitem").first());
});

async function membersPage(world: World): Promise<Page> {
  const acme = await world.organization("Acme");
  await world.person("Bob", { [acme.slug]: "member" });
  return acme.owner.page(`/${acme.slug}/members`);
}

import type { Page } from "@playwright/test";
import { findMisfits, findSmallTargets } from "./fixtures/measures";
import { expect, test } from "./fixtures/test";
import { allScenes } from "./scenes/all";

const wide = { width: 1280, height: 720 };

for (const { name, open } of process.env.FULL ? allScenes : [])
  test(`everyone can read and reach ${name}, however large or narrow it is`, async ({ page, world }) => {
    const opened = await open(page, world);
    await opened.evaluate(() => document.fonts.ready);
    await expectTargets(opened, "wide");
    // Half of 1280 × 720, as a browser's zoom of 200 % makes it, and a quarter, where everything has to stand in one column.
    for (const size of [
      { width: 640, height: 360 },
      { width: 320, height: 740 },
    ]) {
      await opened.setViewportSize(size);
      await expectToFit(opened, `on a screen of ${size.width} × ${size.height}`);
    }
    await expectTargets(opened, "narrow");
    await opened.setViewportSize(wide);
    const large = await opened.addStyleTag({ content: "html { font-size: 200% }" });
    await expectToFit(opened, "with text twice as large");
    await large.evaluate((style) => style.parentNode?.removeChild(style));
    await opened.addStyleTag({ content: spacedText });
    await expectToFit(opened, "with text spaced out");
  });

test("the measures notice what is cut, what lies over something else and what is too small to hit", async ({
  page,
}) => {
  await page.goto("/sign-up");
  expect(await findMisfits(page)).toEqual([]);
  expect(await findSmallTargets(page)).toEqual([]);
  await page.addStyleTag({
    content: `h1 { white-space: nowrap; overflow: hidden; width: 4rem }
      h1 + * { margin-top: -2rem }`,
  });
  expect(await findMisfits(page)).toEqual([
    expect.stringMatching(/^cut at the side: <h1>/),
    expect.stringMatching(/^one over the other: <h1>/),
  ]);
  await page.evaluate(() => {
    const buttons = ["One", "Two"].map((name) => {
      const button = document.createElement("button");
      button.textContent = name;
      button.style.cssText = "display: block; height: 14px";
      return button;
    });
    const both = document.createElement("div");
    both.append(...buttons);
    document.querySelector("main")?.prepend(both);
  });
  expect(await findSmallTargets(page)).toEqual([
    expect.stringMatching(/^button “One”/),
    expect.stringMatching(/^button “Two”/),
  ]);
});

/** WCAG 1.4.12: as far apart as somebody may set it. */
const spacedText = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

async function expectToFit(page: Page, how: string): Promise<void> {
  const width = page.viewportSize()?.width;
  await page.waitForFunction((asked) => window.innerWidth === asked, width);
  // Two frames later, when what a script places is in its place too.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect.soft(await findMisfits(page), how).toEqual([]);
}

async function expectTargets(page: Page, how: string): Promise<void> {
  expect.soft(await findSmallTargets(page), `targets too small, ${how}`).toEqual([]);
}

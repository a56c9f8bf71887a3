// Whole pages, each in a browser that has none of it yet: what jumps while they load, and what they fetch ahead when nobody points anywhere.
import type { Browser, BrowserContextOptions } from "@playwright/test";
import { pages } from "./steps.ts";
import { listen } from "./traffic.ts";
import { startWatch } from "./watch.ts";

export type Load = { path: string; width: number; shifts: number; ahead: number };

const widths = [1280, 360];

/** `session` is what makes a browser somebody's. */
export async function loadAll(browser: Browser, session: BrowserContextOptions): Promise<Load[]> {
  const loads: Load[] = [];
  for (const width of widths)
    for (const path of pages) {
      const context = await browser.newContext({ ...session, viewport: { width, height: 740 } });
      await context.addInitScript(startWatch);
      const page = await context.newPage();
      const traffic = listen(page);
      await page.goto(path);
      await page.evaluate(() => document.fonts.ready);
      // Whatever a script adds late: a notice, a time in the reader's own words.
      await page.waitForTimeout(700);
      const { ahead } = await traffic.take();
      loads.push({ path, width, shifts: await page.evaluate(() => window.watch.shifts), ahead });
      await context.close();
    }
  return loads;
}

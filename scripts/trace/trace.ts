// The order of a run: whole pages first, then walk after walk, and last a pointer that passes over everything.
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { step } from "../parts/say.ts";
import { type Load, loadAll } from "./loads.ts";
import { steps } from "./steps.ts";
import { listen } from "./traffic.ts";
import { type Rest, type Taken, walker } from "./walk.ts";
import { startWatch } from "./watch.ts";

export type Walked = Taken & { rest: Rest };
export type Trace = { loads: Load[]; walked: Walked[]; passing: number; rounds: number };

const rounds = Number(process.env.TRACE_ROUNDS ?? 20);

export async function trace(browser: Browser, session: BrowserContextOptions): Promise<Trace> {
  const loads = await step("Loading whole pages", () => loadAll(browser, session));
  const context = await browser.newContext({ ...session, viewport: { width: 1280, height: 740 } });
  await context.addInitScript(startWatch);
  const page = await context.newPage();
  await page.goto("/acme");
  const walked = await step("Walking", () => walk(page));
  const passing = await step("Passing over every link", () => pass(page));
  await context.close();
  return { loads, walked, passing, rounds };
}

/** The first walk is the first visit and does not count. */
async function walk(page: Page): Promise<Walked[]> {
  const { take } = walker(page);
  const walked: Walked[] = [];
  for (let round = 0; round <= rounds; round += 1)
    for (const rest of [0, 120] as const)
      for (const each of steps) {
        const taken = await take(each, rest);
        if (round > 0) walked.push({ ...taken, rest });
      }
  return walked;
}

/** What is fetched ahead by a pointer that crosses all links of the page and rests on none. */
async function pass(page: Page): Promise<number> {
  await page.goto("/acme/projects");
  const traffic = listen(page);
  for (const link of await page.getByRole("link").all()) {
    const box = await link.boundingBox();
    if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
  }
  await page.mouse.move(900, 4);
  return (await traffic.take()).ahead;
}

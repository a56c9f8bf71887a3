// One walk through the shell, step by step, and what each step cost the person who took it.
import type { Page } from "@playwright/test";
import type { Step } from "./steps.ts";
import { listen, type Traffic } from "./traffic.ts";
import { awaitContent } from "./watch.ts";

export type Taken = { step: Step; milliseconds: number; shifts: number; isSameDocument: boolean } & Traffic;

/** Milliseconds for which the pointer rests on a link before the click, as a hand does; 0 is a click at once. */
export type Rest = 0 | 120;

/** A walker that begins where the page is. */
export function walker(page: Page) {
  const traffic = listen(page);
  const history = [new URL(page.url()).pathname];
  let at = 0;

  async function take(step: Step, rest: Rest): Promise<Taken> {
    // Nothing is pointed at when a step begins.
    await page.mouse.move(900, 4);
    await step.before?.(page);
    await traffic.take();
    const target = step.target?.(page);
    const path = target ? await target.getAttribute("href") : history[at + (step.by ?? 0)];
    if (!path) throw new Error(`${step.name} leads nowhere.`);
    await page.evaluate(awaitContent, { path, selector: step.selector });
    if (target) {
      history.splice(at + 1, Number.POSITIVE_INFINITY, path);
      at += 1;
      if (rest > 0) await target.hover();
      if (rest > 0) await page.waitForTimeout(rest);
      await target.click({ noWaitAfter: true });
    } else {
      at += step.by ?? 0;
      await page.evaluate((by) => {
        window.watch.began = performance.now();
        window.history.go(by);
      }, step.by ?? 0);
    }
    const milliseconds = await page.evaluate(() => window.watch.seen);
    const caused = await traffic.take();
    const { shifts, isMarked } = await page.evaluate(() => window.watch);
    return { step, milliseconds, shifts, isSameDocument: isMarked, ...caused };
  }

  return { take };
}

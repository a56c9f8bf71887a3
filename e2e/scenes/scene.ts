/** What a page looks like at one moment, and how somebody gets there. */
import type { Page } from "@playwright/test";
import type { World } from "../fixtures/world";

export type Scene = {
  name: string;
  /** The page of the build that it shows; none where there is no such page. */
  page?: string;
  title?: string;
  /** Its `page` has nobody signed in. */
  open: (page: Page, world: World) => Promise<Page>;
  /** Only with FULL=1: another scene, or a story, has the same parts. */
  isRare?: boolean;
};

export async function go(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  return page;
}

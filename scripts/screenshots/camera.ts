// The only place that takes a picture: asked of Chromium itself, since Playwright writes only the larger formats.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { say, Told } from "../parts/say.ts";
import type { Scene } from "./scenes.ts";

export const folder = "docs/screenshots";

/** As a name ends, and how the page is seen then. */
export const views = [
  { name: "light", viewport: { width: 1280, height: 720 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1280, height: 720 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 360, height: 740 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 360, height: 740 }, colorScheme: "dark" },
] as const;

export type View = (typeof views)[number];

/** Bytes: neither a checkout nor who opens the gallery should pay more. */
const most = { large: 90_000, usual: 60_000 };
/** Share of the pixels that may differ in what is still the same picture: dates, counts of minutes. */
const sameShare = 0.002;

export function fileOf(scene: Scene, view: Pick<View, "name">): string {
  return `${folder}/${scene.name}-${view.name}.webp`;
}

/** Takes the page as it stands. What looks as it did stays untouched, unless the picture was asked for by name. */
export async function takePicture(page: Page, scene: Scene, view: View, isAskedFor: boolean) {
  await page.addStyleTag({ content: "* { caret-color: transparent !important }" });
  await page.evaluate(() => document.fonts.ready);
  const bytes = await webp(page, scene.isLarge ? 2 : 1);
  const file = fileOf(scene, view);
  const limit = scene.isLarge ? most.large : most.usual;
  if (bytes.length > limit) throw new Told(`${file} would have ${bytes.length} bytes, more than ${limit}.`);
  if (!isAskedFor && existsSync(file) && (await isSame(page, readFileSync(file), bytes))) return;
  writeFileSync(file, bytes);
  say(`  ${file}: ${Math.ceil(bytes.length / 1000)} kB`);
}

async function webp(page: Page, scale: number): Promise<Buffer> {
  const client = await page.context().newCDPSession(page);
  const y = await page.evaluate(() => window.scrollY);
  const clip = { x: 0, y, width: 0, height: 0, ...page.viewportSize(), scale };
  const { data } = await client.send("Page.captureScreenshot", { format: "webp", quality: 75, clip });
  await client.detach();
  return Buffer.from(data, "base64");
}

/** Compared by a browser, which can read them, on a page without a policy. */
async function isSame(page: Page, before: Buffer, after: Buffer): Promise<boolean> {
  const blank = await page.context().newPage();
  const share = await blank.evaluate(shareOfDifference, [
    before.toString("base64"),
    after.toString("base64"),
  ]);
  await blank.close();
  return share < sameShare;
}

async function shareOfDifference(pictures: string[]): Promise<number> {
  const [one, other] = await Promise.all(
    pictures.map(async (picture) => {
      const blob = await (await fetch(`data:image/webp;base64,${picture}`)).blob();
      const { width, height } = await createImageBitmap(blob);
      const context = new OffscreenCanvas(width, height).getContext("2d");
      context?.drawImage(await createImageBitmap(blob), 0, 0);
      return context?.getImageData(0, 0, width, height);
    }),
  );
  if (one?.width !== other?.width || one?.height !== other?.height) return 1;
  let different = 0;
  const [before = [], after = []] = [one?.data, other?.data];
  for (let at = 0; at < before.length; at += 4) {
    const channels = [0, 1, 2].map((each) => Math.abs((before[at + each] ?? 0) - (after[at + each] ?? 0)));
    if (Math.max(...channels) > 40) different += 1;
  }
  return different / (before.length / 4);
}

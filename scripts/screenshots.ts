// npm run screenshots: pictures of the production build with the demo data, for docs/screenshots. Names of pictures choose some.
import { mkdirSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import { pagesOf } from "./bench/weight.ts";
import { askedCookie } from "./bench/world.ts";
import { ensureBuild, usesBuild } from "./parts/build.ts";
import { demo } from "./parts/demo.ts";
import type { Links } from "./parts/live-links.ts";
import { freePort } from "./parts/port.ts";
import { enter } from "./parts/running.ts";
import { say, Told } from "./parts/say.ts";
import { atEnd, task } from "./parts/task.ts";
import { startProvider } from "./provider/provider.ts";
import { folder, takePicture, type View, views } from "./screenshots/camera.ts";
import { writeGallery } from "./screenshots/gallery.ts";
import { leadingOn, type Scene, scenes, type Viewer, viewers } from "./screenshots/scenes.ts";
import { addressesOf, pathOf } from "./screenshots/world.ts";
import { findChromium } from "./test/chromium.ts";
import { freshDatabase, seedDatabase } from "./test/databases.ts";
import { startServer } from "./test/server.ts";

const chosen = process.argv.slice(2);
type Visit = { browser: Browser; baseURL: string; addresses: Links };

await task(async () => {
  await enter("screenshots", undefined, usesBuild);
  const wanted = scenes.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
  if (wanted.length === 0)
    throw new Told(`There is no such picture; there are: ${scenes.map(({ name }) => name).join(", ")}.`);
  await ensureBuild();
  const env = await freshDatabase("screenshots", await freePort());
  await seedDatabase(env);
  const addresses = await addressesOf(env.TEST_ADMIN_URL ?? "");
  Object.assign(env, await startProvider(env.APP_URL ?? ""));
  await startServer("screenshots", env);
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: await findChromium(), args });
  atEnd(() => browser.close());
  mkdirSync(folder, { recursive: true });
  const visit = { browser, baseURL: env.APP_URL ?? "", addresses };
  for (const view of views) await takeAll(visit, wanted, view);
  writeGallery();
  return chosen.length === 0 ? tellMissing() : 0;
});

async function takeAll(visit: Visit, wanted: Scene[], view: View) {
  for (const viewer of viewers) {
    const seen = wanted.filter((scene) => (scene.viewer ?? "somebody") === viewer);
    if (seen.length > 0) await takeAs(viewer, visit, seen, view);
  }
}

async function takeAs(viewer: Viewer, { browser, baseURL, addresses }: Visit, seen: Scene[], view: View) {
  const context = await browser.newContext({ ...view, baseURL, reducedMotion: "reduce", locale: "en-GB" });
  const [name = "", value = ""] = askedCookie(baseURL).split("=");
  await context.addCookies([{ name, value, url: baseURL }]);
  const page = await context.newPage();
  if (viewer !== "nobody") await signIn(page, addressOf(viewer));
  for (const scene of seen) {
    const path = pathOf(scene, addresses);
    const answer = await page.goto(path, { waitUntil: "networkidle" });
    if (answer?.status() !== (scene.status ?? 200))
      throw new Told(`${path} answered ${answer?.status()}: there is no picture of it.`);
    await scene.act?.(page);
    await takePicture(page, scene, view, chosen.length > 0);
  }
  await context.close();
}

function addressOf(viewer: Viewer): string | undefined {
  const [first, second] = demo.people;
  return viewer === "staff" ? demo.staff : (viewer === "colleague" ? second : first)?.email;
}

async function signIn(page: Page, email = "") {
  await page.goto("/sign-in?next=/workspaces");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill(demo.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("/workspaces");
}

/** What the build has and the list has not, or the other way round. */
function tellMissing(): number {
  const routes = pagesOf(".")
    .map(({ route }) => route)
    .filter((route) => !leadingOn.includes(route));
  const shown = scenes.flatMap(({ route }) => route ?? []);
  const missing = routes.filter((route) => !shown.includes(route));
  const gone = shown.filter((route) => !routes.includes(route));
  for (const route of missing)
    say(`${route} has no picture: give it a scene in scripts/screenshots/scenes.ts.`);
  for (const route of gone)
    say(`${route} is no page any more: take its scene out of scripts/screenshots/scenes.ts.`);
  return missing.length + gone.length > 0 ? 1 : 0;
}

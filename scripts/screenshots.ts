// npm run screenshots: pictures of the production build with the demo data, for docs/screenshots. Names of pictures choose some.
import { mkdirSync, writeFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import { brand } from "../lib/brand.ts";
import { ensureBuild, usesBuild } from "./parts/build.ts";
import { demo } from "./parts/demo.ts";
import { freePort } from "./parts/port.ts";
import { enter } from "./parts/running.ts";
import { say, Told } from "./parts/say.ts";
import { atEnd, task } from "./parts/task.ts";
import { startProvider } from "./provider/provider.ts";
import { findChromium } from "./test/chromium.ts";
import { freshDatabase, seedDatabase } from "./test/databases.ts";
import { startServer } from "./test/server.ts";

/** Who looks: nobody, the first of the demo people unless named, or staff. */
type Viewer = "nobody" | "somebody" | "staff";
type Scene = { name: string; path: string; viewer?: Viewer; act?: (page: Page) => Promise<void> };

const folder = "docs/screenshots";
/** Bytes: a README should not cost its readers more. */
const mostBytes = 90_000;

const views = [
  { name: "light", viewport: { width: 1280, height: 720 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1280, height: 720 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 360, height: 740 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 360, height: 740 }, colorScheme: "dark" },
] as const;

const scenes: Scene[] = [
  { name: "landing", path: "/", viewer: "nobody" },
  { name: "sign-in", path: "/sign-in", viewer: "nobody" },
  { name: "sign-in-ways", path: "/sign-in", viewer: "nobody", act: giveAddress },
  { name: "lost-access", path: "/lost-access", viewer: "nobody" },
  { name: "security", path: "/account/security" },
  { name: "authenticator-app", path: "/account/security", act: setUpApp },
  { name: "home", path: "/acme", act: openSwitcher },
  { name: "projects", path: "/acme/projects" },
  { name: "members", path: "/acme/members" },
  { name: "events", path: "/acme/events" },
  { name: "settings", path: "/acme/settings" },
  { name: "keys", path: "/acme/settings/keys" },
  { name: "access-tokens", path: "/account/access-tokens" },
  { name: "people", path: "/admin/users", viewer: "staff" },
  { name: "jobs", path: "/admin/jobs", viewer: "staff" },
  { name: "signing-keys", path: "/admin/keys", viewer: "staff" },
  { name: "template", path: "/admin/template", viewer: "staff" },
  { name: "template-grid", path: "/admin/template", viewer: "staff", act: scrollToGrid },
  { name: "template-review", path: "/admin/template", viewer: "staff", act: reviewTicks },
];

await task(async () => {
  await enter("screenshots", undefined, usesBuild);
  const chosen = process.argv.slice(2);
  const wanted = scenes.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
  if (wanted.length === 0)
    throw new Told(`There is no such picture; there are: ${scenes.map(({ name }) => name).join(", ")}.`);
  await ensureBuild();
  const env = await freshDatabase("screenshots", await freePort());
  await seedDatabase(env);
  Object.assign(env, await startProvider(env.APP_URL ?? ""));
  await startServer("screenshots", env);
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: await findChromium(), args });
  atEnd(() => browser.close());
  mkdirSync(folder, { recursive: true });
  for (const view of views) await takeAll(browser, env.APP_URL ?? "", wanted, view);
});

async function takeAll(browser: Browser, baseURL: string, wanted: Scene[], view: (typeof views)[number]) {
  for (const viewer of ["nobody", "somebody", "staff"] as const) {
    const seen = wanted.filter((scene) => (scene.viewer ?? "somebody") === viewer);
    if (seen.length === 0) continue;
    const context = await browser.newContext({ ...view, baseURL, reducedMotion: "reduce", locale: "en-GB" });
    const page = await context.newPage();
    if (viewer !== "nobody") await signIn(page, viewer === "staff" ? demo.staff : demo.people[0]?.email);
    for (const scene of seen) await take(page, scene, view.name);
    await context.close();
  }
}

async function signIn(page: Page, email = "") {
  await page.goto("/sign-in?next=/workspaces");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill(demo.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("/workspaces");
}

async function take(page: Page, { name, path, act }: Scene, view: string) {
  const answer = await page.goto(path, { waitUntil: "networkidle" });
  if (answer?.status() !== 200)
    throw new Told(`${path} answered ${answer?.status()}: there is no picture of it.`);
  await page.addStyleTag({ content: "* { caret-color: transparent !important }" });
  await act?.(page);
  await page.evaluate(() => document.fonts.ready);
  const bytes = await webp(page);
  const file = `${folder}/${name}-${view}.webp`;
  if (bytes.length > mostBytes)
    throw new Told(`${file} would have ${bytes.length} bytes, more than ${mostBytes}.`);
  writeFileSync(file, bytes);
  say(`  ${file}: ${Math.ceil(bytes.length / 1000)} kB`);
}

/** Asked of Chromium itself, since Playwright writes only the larger formats. */
async function webp(page: Page): Promise<Buffer> {
  const client = await page.context().newCDPSession(page);
  // Drawn for a dense screen.
  const y = await page.evaluate(() => window.scrollY);
  const clip = { x: 0, y, width: 0, height: 0, ...page.viewportSize(), scale: 2 };
  const { data } = await client.send("Page.captureScreenshot", { format: "webp", quality: 75, clip });
  await client.detach();
  return Buffer.from(data, "base64");
}

async function giveAddress(page: Page) {
  await page.getByLabel("E-mail address").fill("you@example.com");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).waitFor();
}

async function setUpApp(page: Page) {
  await page.getByRole("button", { name: /^Set up/ }).click();
  await page.getByRole("dialog").waitFor();
}

async function openSwitcher(page: Page) {
  await page.getByRole("button", { name: `Switch ${brand.workspace.one}` }).click();
  await page.getByRole("listbox").waitFor();
}

async function reviewTicks(page: Page) {
  await page.getByRole("group", { name: "Remove people" }).getByLabel("Member").check();
  await page.getByRole("group", { name: "Invite people" }).getByLabel("Member").uncheck();
  await page.getByRole("button", { name: "Review and save" }).click();
  await page.getByRole("dialog").waitFor();
}

async function scrollToGrid(page: Page) {
  await page
    .getByRole("heading", { name: "What each role can do" })
    .evaluate((each) => each.scrollIntoView());
}

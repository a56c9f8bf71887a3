import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { expect, test } from "./fixtures/test";

const { routes } = JSON.parse(readFileSync(".next/prerender-manifest.json", "utf8")) as {
  routes: Record<string, { routeType: string; initialRevalidateSeconds: number | false }>;
};
/** What begins with "_" is shown at other addresses, if at all. */
const pages = Object.entries(routes).filter(
  ([path, { routeType }]) => routeType === "page" && !path.startsWith("/_"),
);

test("the landing page is rendered by the build", () => {
  expect(pages.map(([path]) => path)).toContain("/");
});

for (const [path, { initialRevalidateSeconds }] of pages) {
  const title = `what the build rendered at ${path} is one for everybody, and each of its inline scripts has a hash`;
  test(title, { tag: "@proxy" }, async ({ request, world }) => {
    const answer = await request.get(path);
    const headers = answer.headers();
    expect(answer.status()).toBe(200);
    expect(headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
    expect(headers).not.toHaveProperty("set-cookie");
    const [rule = ""] = /script-src[^;]*/.exec(headers["content-security-policy"] ?? "") ?? [];
    expect(rule).toMatch(/^script-src 'self'( 'sha256-[\w+/]{43}=')+$/);
    const html = await answer.text();
    const inline = html.matchAll(/<script(?:\s(?!src=)[\w-]+(?:="[^"]*")?)*>(.*?)<\/script>/gs);
    const hashes = [...inline].map(([, text = ""]) => createHash("sha256").update(text).digest("base64"));
    expect(hashes.length).toBeGreaterThan(1);
    for (const hash of hashes) expect(rule).toContain(`'sha256-${hash}'`);

    expect(initialRevalidateSeconds, "what is rendered anew would have other scripts").toBe(false);
    const alice = await world.person("Alice");
    const hers = await (await alice.request()).get(path);
    expect(await hers.text(), "the same for who is signed in").toBe(html);
    const known = await request.get(path, { headers: { "if-none-match": headers.etag ?? "" } });
    expect(known.status()).toBe(304);
  });
}

test("the landing page comes alive under its policy, and leads on without a new load", {
  tag: "@proxy",
}, async ({ page }) => {
  const said = watchConsole(page);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  await page.getByRole("radio", { name: "Dark theme" }).check();
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.getByLabel("E-mail address").fill("nobody@example.com");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => "isSame" in window)).toBe(true);
  expect(said).toEqual([]);
});

test("whoever comes back to the landing page from elsewhere in the app finds it alive", async ({ page }) => {
  const said = watchConsole(page);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: brand.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`every ${brand.workspace.one}`);
  await page.getByRole("radio", { name: "Dark theme" }).check();
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
  expect(said).toEqual([]);
});

test("every link of the landing page leads somewhere", async ({ page, request }) => {
  await page.goto("/");
  const links = await page
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const own = [...new Set(links)].filter((href) => !href.startsWith("mailto:"));
  expect(own.toSorted()).toEqual(["/developers", "/sign-in", "/sign-up", "/workspaces"]);
  for (const href of own) expect((await request.get(href)).status(), href).toBe(200);
});

for (const [colorScheme, width, shown] of [
  ["light", 1280, "home-light"],
  ["dark", 1280, "home-dark"],
  ["light", 360, "home-phone"],
  ["dark", 360, "home-phone-dark"],
] as const)
  test(`of the app's pictures ${colorScheme} at ${width} loads one, and nothing moves`, async ({ page }) => {
    const loaded: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith(".webp")) loaded.push(request.url().split("/").at(-1)?.split(".")[0] ?? "");
    });
    await page.setViewportSize({ width, height: 740 });
    await page.emulateMedia({ colorScheme });
    await page.goto("/");
    const picture = page.getByRole("img", { name: `The home page of ${brand.workspace.a}` });
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((each: HTMLImageElement) => each.naturalWidth))
      .toBeGreaterThan(0);
    expect(loaded).toEqual([shown]);
    expect(await page.evaluate(readShift)).toBeLessThan(0.02);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

/** CLS so far: https://web.dev/articles/cls, without its windows, which can only make it less. */
function readShift(): number {
  let sum = 0;
  const observer = new PerformanceObserver(() => {});
  observer.observe({ type: "layout-shift", buffered: true });
  for (const entry of observer.takeRecords()) sum += (entry as unknown as { value: number }).value;
  return sum;
}

/** What the browser complains of: a refused script is among it. */
function watchConsole(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") said.push(message.text());
  });
  page.on("pageerror", ({ message }) => said.push(message));
  return said;
}

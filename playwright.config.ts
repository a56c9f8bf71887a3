import { defineConfig } from "@playwright/test";

const { E2E_BASE_URL, E2E_TOKENS_URL, E2E_REPORT, E2E_ALONE, CHROMIUM_PATH } = process.env;
if (!E2E_BASE_URL)
  throw new Error(
    "The stories need a server: run `npm run e2e`, which starts one and passes its arguments on to Playwright.",
  );

// A test browser has nobody to report to, and no one to update it.
const quiet = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // There is nobody to see it: without these a second process draws every frame.
  "--disable-gpu",
  "--disable-software-rasterizer",
];

/** What these change holds in the whole installation: the runner tells them by themselves, last. */
const alone = ["**/template.spec.ts", "**/invited-only.spec.ts"];

export default defineConfig({
  testDir: "e2e",
  // e2e/isolation is run by vitest.
  testMatch: E2E_ALONE ? alone : "**/*.spec.ts",
  testIgnore: E2E_ALONE ? [] : alone,
  fullyParallel: !E2E_ALONE,
  workers: E2E_ALONE ? 1 : 2,
  // A browser on a busy machine misses a beat now and then: what passes at the second try is named at the end. test:full forgives nothing.
  retries: E2E_REPORT && !process.env.FULL ? 1 : 0,
  // Generous: a busy machine is no failure.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: E2E_REPORT ? [["list"], ["json", { outputFile: E2E_REPORT }]] : "list",
  use: {
    baseURL: E2E_BASE_URL,
    // Without its proxy the app sends the policy that allows no script at all; the browser overlooks it, so that people can click.
    bypassCSP: Boolean(E2E_TOKENS_URL),
    // A trace costs a quarter of the time: TRACE=1 npm run e2e -- <story> shows what went wrong in one that failed.
    trace: process.env.TRACE ? "on" : "off",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: CHROMIUM_PATH,
      // As root Chromium has no sandbox to offer.
      args: process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet,
    },
  },
});

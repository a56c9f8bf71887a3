// The only place that looks at pages and writes down what each view asks of the database.
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { atEnd } from "../parts/task.ts";
import { findChromium } from "../test/chromium.ts";
import { projects } from "./acme.ts";
import type { Trip, Wire } from "./wire.ts";
import { sessionCookieName } from "./world.ts";

export type View = { what: string; trips: Trip[]; requests: number; mostTransactions?: number };

/** The views in a real browser, since only it knows what it fetches ahead; each is had once before it counts. */
export async function viewPages(url: string, session: string, wire: Wire): Promise<View[]> {
  const browser = await chromium.launch({ executablePath: await findChromium() });
  atEnd(() => browser.close());
  const context = await browser.newContext({ baseURL: url });
  await context.addCookies([{ name: sessionCookieName(url), value: session, url, httpOnly: true }]);
  const page = await context.newPage();
  const look = (what: string, act: () => Promise<unknown>, mostTransactions?: number) =>
    observe(page, wire, what, act, mostTransactions);

  await rehearse(page);
  const views: View[] = [
    await look("full load", () => page.goto("/acme/projects"), 2),
    await look("full load, no organization cookie", () => withoutToken(context, page)),
    await look("home, full load", () => page.goto("/acme"), 2),
    await look("soft navigation", () => follow(page, "Projects"), 1),
  ];
  await page.goto(`/acme/projects/${projects[0]?.id}`);
  views.push(await look("action (rename)", () => rename(page, "Renamed")));
  await browser.close();
  return views;
}

/** Why the app waits for the database there. */
export function reasonOf({ statement, isPreparing }: Trip): string {
  if (isPreparing) return "the first time on a connection: it is parsed and described";
  const [, reason] = reasons.find(([words]) => words.test(statement)) ?? [];
  return reason ?? "what the page or the action itself reads or writes";
}

const reasons: [RegExp, string][] = [
  [/^begin/i, "opens the transaction for which the context will be set"],
  [/^(commit|rollback)/i, "ends it, and with it the context"],
  [/open_gate\(/, "the gate: there is no token, or none that still holds"],
  [/^select entered/, "the layout: does the token still hold, who is it, and which workspaces have they"],
  [
    /^select .* enter_organization\(/,
    "does the token still hold? If so, it sets the context of the row policies",
  ],
  [/^insert into "events"/, "what was done, written down in the same transaction"],
  [/^update (sessions|memberships) set last_/, "when they were last here, at most once a minute"],
];

/** So that statements are prepared, and the once-a-minute note of who was last seen is written. */
async function rehearse(page: Page) {
  for (const name of ["Rehearsed", projects[0]?.name ?? ""]) {
    await page.goto("/acme/projects");
    await page.goto("/acme");
    await follow(page, "Projects");
    await page.goto(`/acme/projects/${projects[0]?.id}`);
    await rename(page, name);
  }
}

async function follow(page: Page, link: string) {
  await page.getByRole("link", { name: link, exact: true }).first().click();
  await page.getByRole("heading", { name: link, exact: true }).waitFor();
}

async function rename(page: Page, name: string) {
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("heading", { name, exact: true }).waitFor();
}

async function withoutToken(context: BrowserContext, page: Page) {
  await context.clearCookies({ path: "/acme" });
  await page.goto("/acme/projects");
}

async function observe(
  page: Page,
  wire: Wire,
  what: string,
  act: () => Promise<unknown>,
  mostTransactions?: number,
): Promise<View> {
  await page.waitForLoadState("networkidle");
  wire.take();
  let requests = 0;
  const count = (request: { url: () => string }) => {
    if (!request.url().includes("/_next/static/")) requests += 1;
  };
  page.on("request", count);
  await act();
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  page.off("request", count);
  return { what, trips: wire.take(), requests, mostTransactions };
}

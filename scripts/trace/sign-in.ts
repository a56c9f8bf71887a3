// The only place of the trace that signs in: what the browser knows then is given to every other one.
import type { Browser, BrowserContextOptions } from "@playwright/test";
import { demo } from "../parts/demo.ts";

export async function signIn(
  browser: Browser,
  baseURL: string,
  email: string,
): Promise<NonNullable<BrowserContextOptions["storageState"]>> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto("/sign-in?next=/workspaces");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill(demo.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("/workspaces");
  const state = await context.storageState();
  await context.close();
  return state;
}

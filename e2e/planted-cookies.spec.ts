import type { Browser, BrowserContext } from "@playwright/test";
import { asPerson } from "./fixtures/database";
import { fillSignIn, trySignIn } from "./fixtures/forms";
import { sessionCookie } from "./fixtures/person";
import { origin } from "./fixtures/raw-request";
import { countLiveSessions } from "./fixtures/rows";
import { newSecret } from "./fixtures/secrets";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

test("rule 6: a session cookie that somebody made up and planted is nobody's, before and after sign-in", async ({
  page,
  browser,
  world,
}) => {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  const planted = newSecret();
  await plant(page.context(), planted);
  await trySignIn(page, nora.email, password);
  await expect(page).toHaveURL("/workspaces");
  expect(await sessionOf(page.context())).not.toBe(planted);
  await expectOut(browser, planted);
});

test("rule 6: a live session that somebody planted ends with the sign-in, and is not made into another's", async ({
  page,
  browser,
  world,
}) => {
  const mallory = await world.person("Mallory");
  const nora = await world.person("Nora", {}, { canUseForm: true });
  const planted = await sessionOf(await mallory.context());
  await page.goto("/sign-in");
  await plant(page.context(), planted);
  await fillSignIn(page, nora.email, password);
  await expect(page).toHaveURL("/workspaces");
  expect(await sessionOf(page.context())).not.toBe(planted);
  await expectOut(browser, planted);
  expect(await countLiveSessions(mallory)).toBe(0);
});

test("rule 6: a new proof gives the session a new id, and a copy of the old cookie is out", async ({
  browser,
  world,
}) => {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  const page = await nora.page("/account");
  const copied = await sessionOf(page.context());
  await asPerson(
    nora.id,
    (tx) => tx`update sessions set amr = ${tx.json([{ method: "pwd", at: "2020-01-01T00:00:00Z" }])}`,
  );
  const email = world.address("Nora");
  await page.getByLabel("Another address").fill(email);
  await page.getByRole("button", { name: "Add address" }).click();
  await page.getByRole("dialog").getByLabel("Your password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText(`We sent a mail to ${email}`)).toBeVisible();
  expect(await sessionOf(page.context())).not.toBe(copied);
  await expectOut(browser, copied);
  await page.reload();
  await expect(page).toHaveURL("/account");
});

async function plant(context: BrowserContext, value: string): Promise<void> {
  await context.addCookies([{ name: sessionCookie, value, url: origin, httpOnly: true, sameSite: "Lax" }]);
}

async function sessionOf(context: BrowserContext): Promise<string> {
  const found = (await context.cookies()).find(({ name }) => name === sessionCookie);
  if (!found) throw new Error("This browser has no session.");
  return found.value;
}

async function expectOut(browser: Browser, cookie: string): Promise<void> {
  const context = await browser.newContext();
  await plant(context, cookie);
  const answer = await context.request.get("/account", { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toContain("/sign-in");
}

import type { Page } from "@playwright/test";
import { captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { pathIn, theMail } from "./fixtures/mailbox";
import { countLiveSessions } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password, type World } from "./fixtures/world";

test("rule 4: a link that a mail scanner opened ten times still works for the person", async ({
  page,
  request,
  world,
}) => {
  const path = await signUp(page, world);
  for (let time = 0; time < 5; time += 1) {
    expect((await request.get(path)).status()).toBe(200);
    expect((await request.head(path)).status()).toBe(200);
  }
  await page.goto(path);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/workspaces");
});

test("a person who uses the link again is told calmly", async ({ page, browser, world }) => {
  const path = await signUp(page, world);
  const other = await (await browser.newContext()).newPage();
  await other.goto(path);
  await page.goto(path);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/workspaces");

  await other.getByLabel("New password", { exact: true }).fill(password);
  await other.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(other.getByRole("alert").getByText("used already or is too old")).toBeVisible();

  await page.goto(path);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Confirm and sign in" })).toBeHidden();
});

test("rule 4: of eight posts of one link at the same moment one signs a person in", async ({
  page,
  playwright,
  world,
}) => {
  await page.goto(
    await world.verification(await world.person("Nora", {}, { isVerified: false, canUseForm: true })),
  );
  const action = await captureAction(page, async () => {
    await page.getByLabel("New password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Confirm and sign in" }).click();
    await expect(page).toHaveURL("/workspaces");
  });

  const person = await world.person("Nora", {}, { isVerified: false, canUseForm: true });
  const path = await world.verification(person);
  const [, , token = ""] = path.split("/");
  const baseURL = new URL(page.url()).origin;
  const browsers = await Promise.all(
    Array.from({ length: 8 }, () => playwright.request.newContext({ baseURL })),
  );
  const answers = await Promise.all(
    browsers.map((each) => sendAction(each, action, { path, args: [{ token, password }] })),
  );
  for (const each of browsers) await each.dispose();

  const winners = answers.filter(({ headers }) => headers["x-action-redirect"] === "/workspaces;push");
  expect(winners).toHaveLength(1);
  for (const answer of answers) if (!winners.includes(answer)) expectRefused(answer, "conflict");
  expect(await countLiveSessions(person)).toBe(1);
});

test("a person with a made-up link sees that it does not work", async ({ page }) => {
  for (const token of ["short", "x".repeat(43), "x".repeat(500)]) {
    await page.goto(`/verify/${token}`);
    await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  }
});

async function signUp(page: Page, world: World): Promise<string> {
  const email = world.address("Nora");
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL("/verify");
  return pathIn(await theMail(email));
}

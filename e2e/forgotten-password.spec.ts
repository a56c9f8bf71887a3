import type { Page } from "@playwright/test";
import { trySignIn } from "./fixtures/forms";
import { listMails, mailsDelivered, pathIn, theMail } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";

const fresh = "entirely new words here";

test("a person who forgot the password sets a new one, and every old session ends", async ({
  page,
  world,
}) => {
  const alice = await world.person("Alice", {}, { canUseForm: true });
  const elsewhere = await alice.page("/workspaces");
  await expect(elsewhere.getByRole("heading", { level: 1 })).toBeVisible();

  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(alice.email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("link", { name: "Forgot it?" }).click();
  await expect(page.getByRole("heading", { name: "Forgotten password" })).toBeVisible();
  await askForLink(page, alice.email);
  const path = pathIn(await theMail(alice.email));
  await page.goto(path);
  await page.getByLabel("New password", { exact: true }).fill(fresh);
  await page.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(page).toHaveURL("/workspaces");

  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await trySignIn(elsewhere, alice.email, fresh);
  await expect(elsewhere).toHaveURL("/workspaces");

  await page.goto(path);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await mailsDelivered();
  expect((await listMails(alice.email)).map(({ subject }) => subject)).toContainEqual(
    expect.stringMatching(/password was changed$/),
  );
});

test("a stranger cannot tell from the forgotten password who has an account", async ({ page, world }) => {
  const alice = await world.person("Alice", {}, { canUseForm: true });
  const nobody = world.address("Nobody");
  await page.goto("/forgot-password");
  await askForLink(page, alice.email);
  const known = await page.locator("main").textContent();
  await page.goto("/forgot-password");
  await askForLink(page, nobody);
  expect(await page.locator("main").textContent()).toBe(known);
  await mailsDelivered();
  expect(await listMails(nobody)).toEqual([]);
  expect(await listMails(alice.email)).toHaveLength(1);
});

test("somebody who asks again and again is told when to try again", async ({ page, world }) => {
  const alice = await world.person("Alice", {}, { canUseForm: true });
  for (let time = 0; time < 6; time += 1) {
    await page.goto("/forgot-password");
    await askForLink(page, alice.email);
  }
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail address").fill(alice.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText(/That was a lot of tries\. Try again in/)).toBeVisible();
});

test("rule 20: somebody who guesses a password is slowed down, and the page says when again", async ({
  page,
  world,
}) => {
  const alice = await world.person("Alice", {}, { canUseForm: true });
  await page.goto("/sign-in");
  for (let guess = 0; guess < 10; guess += 1) {
    await trySignIn(page, alice.email, `guess number ${guess}`);
    await expect(page.getByText("The address or the password is wrong.")).toBeVisible();
  }
  await trySignIn(page, alice.email, "guess number 11");
  await expect(page.getByText(/Try again in \d+ minutes\./)).toBeVisible();
});

async function askForLink(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
}

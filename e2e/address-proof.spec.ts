import { signUp, trySignIn } from "./fixtures/forms";
import { codeIn, listMails, mailsDelivered, pathIn, theMail } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

const another = "four quite other words";

test("a person who reads the mail on the phone types its code where they signed up", async ({
  page,
  world,
}) => {
  const email = world.address("Nora");
  await signUp(page, email, password);
  await page.getByLabel("Code from the mail").fill("12 34");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("Type the six digits")).toBeVisible();

  const code = codeIn(await theMail(email));
  await page.getByLabel("Code from the mail").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page).toHaveURL("/workspaces");
});

test("rule 20: somebody who guesses has five tries, and then not even the right code helps", async ({
  page,
  world,
}) => {
  const email = world.address("Nora");
  await signUp(page, email, password);
  const code = codeIn(await theMail(email));
  for (let guess = 0; guess < 5; guess += 1) {
    await page.getByLabel("Code from the mail").fill(code === "000000" ? "000001" : "000000");
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByText("This code is wrong").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Confirm" })).toBeEnabled();
  }
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("This code is wrong").first()).toBeVisible();
  await expect(page).toHaveURL("/verify");

  await page.goto(pathIn(await theMail(email)));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/workspaces");
});

test("rule 24: the code of one browser means nothing in another", async ({ page, browser, world }) => {
  const email = world.address("Nora");
  await signUp(page, email, password);
  const stranger = await (await browser.newContext()).newPage();
  await signUp(stranger, world.address("Mallory"), password);
  await stranger.getByLabel("Code from the mail").fill(codeIn(await theMail(email)));
  await stranger.getByRole("button", { name: "Confirm" }).click();
  await expect(stranger.getByText("This code is wrong").first()).toBeVisible();
});

test("rule 1: a stranger who signed up with my address has nothing once I have proved it", async ({
  page,
  browser,
  world,
}) => {
  const email = world.address("Nora");
  const stranger = await (await browser.newContext()).newPage();
  await signUp(stranger, email, another);

  // The owner of the address follows the stranger's own mail: the link asks for a password of theirs.
  await page.goto(pathIn(await theMail(email)));
  await page.getByLabel("New password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/workspaces");

  await trySignIn(stranger, email, another);
  await expect(stranger.getByText("The address or the password is wrong.")).toBeVisible();
  await trySignIn(stranger, email, password);
  await expect(stranger).toHaveURL("/workspaces");
});

test("rule 1: of two sign-ups with one address the proved one stays, and the other's password dies", async ({
  page,
  browser,
  world,
}) => {
  const email = world.address("Nora");
  const stranger = await (await browser.newContext()).newPage();
  await signUp(page, email, password);
  const mine = pathIn(await theMail(email));
  await signUp(stranger, email, another);
  await page.goto(mine);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/workspaces");

  await mailsDelivered();
  const [, theirs] = await listMails(email);
  expect(theirs).toBeDefined();
  await stranger.goto(pathIn(theirs ?? { id: "", subject: "", html: "", text: "" }));
  await expect(stranger.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await trySignIn(stranger, email, another);
  await expect(stranger.getByText("The address or the password is wrong.")).toBeVisible();
});

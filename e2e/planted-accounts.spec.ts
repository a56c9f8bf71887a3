import type { Browser, Page } from "@playwright/test";
import { asPerson } from "./fixtures/database";
import { signUp, trySignIn } from "./fixtures/forms";
import { codeIn, listMails, mailsDelivered, pathIn, theMail } from "./fixtures/mailbox";
import type { Person } from "./fixtures/person";
import { countLiveSessions } from "./fixtures/rows";
import { hashSecret, newSecret } from "./fixtures/secrets";
import { expect, test } from "./fixtures/test";
import { password, type World } from "./fixtures/world";

const proofs: Record<string, (page: Page, world: World, person: Person) => Promise<void>> = {
  "the mail of the sign-up": async (page, world, person) => {
    await page.goto(await world.verification(person));
    await page.getByLabel("New password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Confirm and sign in" }).click();
  },
  "the mail for a forgotten password": async (page, world, person) => {
    await page.goto(await world.passwordReset(person));
    await page.getByLabel("New password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Set password and sign in" }).click();
  },
};

for (const [how, prove] of Object.entries(proofs))
  test(`rule 1: unexpired session and unexpired e-mail change, what began before the proof is dead after it, by ${how}`, async ({
    page,
    world,
  }) => {
    const account = await world.person("Nora", {}, { isVerified: false, canUseForm: true });
    // What a stranger could have left, were there a hole somewhere.
    const planted = await account.context();
    const change = await askForAddress(account, world.address("Mallory"));
    expect((await planted.request.get("/account", { maxRedirects: 0 })).status(), "nobody yet").toBe(307);
    await prove(page, world, account);
    await expect(page).toHaveURL("/workspaces");
    expect((await planted.request.get("/account", { maxRedirects: 0 })).status()).toBe(307);
    expect(await countLiveSessions(account), "the one of the proof").toBe(1);
    await page.goto(change);
    await expect(page.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  });

test("rule 1: trojan identifier, an address that a stranger wanted to add to their own account is not theirs once its owner came", async ({
  page,
  browser,
  world,
}) => {
  const mallory = await world.person("Mallory", {}, { canUseForm: true });
  const email = world.address("Nora");
  const theirs = await mallory.page("/account");
  await theirs.getByLabel("Another address").fill(email);
  await theirs.getByRole("button", { name: "Add address" }).click();
  await expect(theirs.getByText(`We sent a mail to ${email}`)).toBeVisible();
  const trojan = await theMail(email);

  await signUp(page, email, password);
  await mailsDelivered();
  const mine = (await listMails(email)).at(-1) ?? trojan;
  await page.goto(pathIn(mine));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/workspaces");
  await page.goto(pathIn(trojan));
  await expect(page.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();

  // Should they have seen the mail, link and code are worth nothing to them either.
  await theirs.getByLabel("Code from the mail").fill(codeIn(trojan));
  await theirs.getByRole("button", { name: "Confirm" }).click();
  await expect(theirs.getByText("This code is wrong").first()).toBeVisible();
  await expectSignsInAs(browser, email, "Nora");
  expect(await addressesOf(mallory)).toEqual([mallory.email]);
});

async function askForAddress({ id }: Person, email: string): Promise<string> {
  const token = newSecret();
  await asPerson(
    id,
    (tx) => tx`insert into one_time_tokens (purpose, token_hash, email, expires_at)
      values ('add-email', ${hashSecret("add-email", token)}, ${email}, now() + interval '1 hour')`,
  );
  return `/account/addresses/${token}`;
}

async function expectSignsInAs(browser: Browser, email: string, name: string): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  await trySignIn(page, email, password);
  await expect(page).toHaveURL("/workspaces");
  await page.goto("/account");
  await expect(page.getByLabel("Your name")).toHaveValue(name);
}

async function addressesOf({ id }: Person): Promise<string[]> {
  const rows = await asPerson(
    id,
    (tx) => tx<{ email: string }[]>`select normalized as email from user_emails`,
  );
  return rows.map(({ email }) => email);
}

import type { Browser, Page } from "@playwright/test";
import { captureAction, sendAction } from "./fixtures/actions";
import { listMails, mailAbout, mailsDelivered } from "./fixtures/mailbox";
import { withoutChance } from "./fixtures/page-text";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

test("rule 5: a stranger learns nothing from signing up with an address that has an account", async ({
  browser,
  world,
}) => {
  const known = await world.person("Nora", {}, { canUseForm: true });
  const unknown = world.address("Nora");
  const [first, second] = [await signUp(browser, known.email), await signUp(browser, unknown)];

  expect(first.page).toEqual(second.page);
  expect(first.answer).toEqual(second.answer);
  expect(first.page).toContain("Check your mail");
  await mailsDelivered();
  const [[toKnown], [toUnknown]] = [await listMails(known.email), await listMails(unknown)];
  expect(toKnown?.subject).toMatch(/^You already have an account/);
  expect(toUnknown?.subject).toMatch(/^Confirm your/);
});

test("rule 5: a stranger learns nothing from signing in with a wrong password", async ({
  browser,
  world,
}) => {
  const known = await world.person("Nora", {}, { canUseForm: true });
  const unproved = await world.person("Nora", {}, { canUseForm: true, isVerified: false });
  const emails = [known.email, world.address("Nora"), unproved.email];
  const [first, ...others] = await Promise.all(emails.map((email) => signInWrongly(browser, email)));

  expect(first?.page).toContain("The address or the password is wrong.");
  expect(first?.answer.cookies).toBeUndefined();
  for (const other of others) expect(other).toEqual(first);
});

test("a stranger learns nothing from asking for a link to sign in", async ({ browser, world }) => {
  const withPassword = await world.person("Nora", {}, { canUseForm: true });
  const without = await world.person("Nora");
  const unproved = await world.person("Nora", {}, { isVerified: false, canUseForm: true });
  const unknown = world.address("Nora");
  const emails = [withPassword.email, without.email, unproved.email, unknown];
  const [first, ...others] = await Promise.all(emails.map((email) => askForLink(browser, email)));

  expect(first?.page).toContain("Check your mail");
  expect(first?.answer.cookies).toContain("asked");
  for (const other of others) expect(other).toEqual(first);
  for (const email of emails.slice(0, 3)) await mailAbout(email, /^Your sign-in link/);
  await mailAbout(unknown, /^This address has no account/);
});

async function askForLink(browser: Browser, email: string) {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  return send(page, email, "Mail me a link instead", async () => {
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  });
}

async function signUp(browser: Browser, email: string) {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("Password", { exact: true }).fill(password);
  return send(page, email, "Create account", async () => {
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  });
}

async function signInWrongly(browser: Browser, email: string) {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  return send(page, email, "Sign in", async () => {
    await expect(page.getByRole("alert").first()).toBeVisible();
    // The message may stand before the button is at rest.
    await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeEnabled();
  });
}

/** What the browser shows afterwards, and what the server answered to the same words sent once more. */
async function send(page: Page, email: string, button: string, arrive: () => Promise<void>) {
  await page.getByLabel("E-mail address").fill(email);
  const action = await captureAction(page, async () => {
    await page.getByRole("button", { name: button, exact: true }).click();
    await arrive();
  });
  const { status, headers, body } = await sendAction(page.request, action);
  const { location, "x-action-redirect": leadsTo, "set-cookie": cookies } = headers;
  return {
    page: (await page.getByRole("main").ariaSnapshot()).replaceAll(email, "<address>"),
    answer: {
      status,
      location,
      leadsTo,
      cookies: withoutSecrets(cookies),
      body: withoutChance(headers, body),
    },
  };
}

/** Values and times of cookies differ by nature; that a cookie is set, and how, must not. */
function withoutSecrets(cookies: string | undefined): string | undefined {
  return cookies?.replace(/=[A-Za-z0-9_-]{43};/g, "=…;").replace(/Expires=[^;]+/g, "Expires=…");
}

import type { BrowserContext, Page } from "@playwright/test";
import { codeOf, wrongCodeOf } from "@/lib/auth/testing-app";
import { expectAccessible, expectTitle } from "./fixtures/accessibility";
import { captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { openSetUp, passTime, setUpApp } from "./fixtures/app-codes";
import { asPerson, required } from "./fixtures/database";
import { fillSignIn, trySignIn } from "./fixtures/forms";
import { listMails, mailsDelivered } from "./fixtures/mailbox";
import { type Person, sessionCookie } from "./fixtures/person";
import { expect, test } from "./fixtures/test";
import { password, type World } from "./fixtures/world";

const security = "/account/security";
const stepPath = /\/sign-in\/second-step/;
const wrongCode = "This code is not right, or was used already.";

test("a person sets up an app, and from then on nobody comes in without its code", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" }, { canUseForm: true });
  const account = await alice.page(security);
  const before = await cookieOf(account.context());
  const key = await openSetUp(account);
  await expect(account.getByRole("img", { name: "QR code" })).toBeVisible();
  await account.getByLabel("Code from your app").fill(wrongCodeOf(key));
  await account.getByRole("button", { name: "Switch on" }).click();
  await expect(account.getByText("This code is not right.")).toBeVisible();
  const first = codeOf(key);
  await account.getByLabel("Code from your app").fill(first);
  await account.getByRole("button", { name: "Switch on" }).click();
  await expect(account.getByRole("list", { name: "Your recovery codes" }).getByRole("listitem")).toHaveCount(
    10,
  );
  const download = account.waitForEvent("download");
  await account.getByRole("button", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toMatch(/recovery-codes\.txt$/);
  await account.getByRole("button", { name: "I have kept them" }).click();
  await expect(account.getByText("10 codes left")).toBeVisible();
  await expect(account.getByRole("list", { name: "What happened" })).toContainText(
    "You set up the codes of an app",
  );

  const after = await cookieOf(account.context());
  expect(after, "a new factor, a new session id").not.toBe(before);
  await plant(page, before);
  await page.goto("/workspaces");
  await expect(page, "the old one is dead").toHaveURL(/\/sign-in/);

  await trySignIn(page, alice.email, password);
  await expectTitle(page, "Second step");
  await typeCode(page, first);
  await expect(page.getByText(wrongCode), "what was typed to set it up is used").toBeVisible();
  await passTime(alice);
  await typeCode(page, codeOf(key));
  await expect(page).toHaveURL(`/${acme.slug}`);
  expect(await methodsOf(alice)).toEqual(["pwd", "otp"]);
  await page.goto("/sign-in/second-step");
  await expect(page).toHaveURL("/workspaces");

  await mailsDelivered();
  const told = (await listMails(alice.email)).map(({ text }) => text).join("\n");
  expect(told).toContain("asks for the codes of an app from now on");
});

test("rule 6: past the first step alone, no door opens, and what was kept of it is no session", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const { alice } = await guarded(world, { [acme.slug]: "member" });
  await trySignIn(page, alice.email, password);
  await expect(page).toHaveURL(stepPath);
  const [step] = (await page.context().cookies()).filter(({ name }) => /step/.test(name));
  expect(step?.httpOnly).toBe(true);
  for (const path of [security, "/workspaces", `/${acme.slug}`]) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect([303, 307], path).toContain(answer.status());
  }
  await plant(page, step?.value ?? "");
  await page.goto(security);
  await expect(page).toHaveURL(/\/sign-in\?/);
});

test("somebody who guesses at the second step has five tries, and the person hears of it", async ({
  page,
  browser,
  world,
}) => {
  const { alice, key } = await guarded(world);
  await trySignIn(page, alice.email, password);
  const hostile = await captureAction(page, async () => {
    await typeCode(page, wrongCodeOf(key));
    await expect(page.getByText(wrongCode)).toBeVisible();
  });
  const [input] = hostile.args as [Record<string, unknown>];
  for (const code of [["000000"], { $ne: "" }, "0".repeat(5000), 1, null])
    expectRefused(await sendAction(page.request, hostile, { args: [{ ...input, code }] }), "invalid_input");
  expectRefused(
    await sendAction(page.request, hostile, { args: [{ ...input, way: "password", password }] }),
    "invalid_input",
  );
  const stranger = await browser.newContext();
  expectRefused(
    await sendAction(stranger.request, hostile, { args: [{ ...input, code: codeOf(key) }] }),
    "conflict",
  );
  for (let guess = 1; guess < 5; guess += 1) {
    await typeCode(page, wrongCodeOf(key));
    await expect(page.getByText(guess < 4 ? wrongCode : "Sign in once more").first()).toBeVisible();
  }
  await expect(page.getByRole("heading", { name: "Sign in once more" })).toBeVisible();
  await page.goto("/sign-in/second-step");
  await expect(page.getByRole("heading", { name: "Sign in once more" })).toBeVisible();
  const account = await alice.page(security);
  await expect(account.getByRole("list", { name: "What happened" })).toContainText("gave a wrong code");
  await mailsDelivered();
  const subjects = (await listMails(alice.email)).map(({ subject }) => subject);
  expect(subjects.filter((subject) => subject.startsWith("Somebody gave wrong codes"))).toHaveLength(1);
});

test("a person who lost the phone comes in by a recovery code, each of which works once", async ({
  page,
  world,
}) => {
  const { alice, codes } = await guarded(world);
  const [code = ""] = codes;
  await trySignIn(page, alice.email, password);
  await page.getByRole("link", { name: "Use a recovery code instead" }).click();
  await page.getByLabel("Recovery code").fill(code.toUpperCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/workspaces");
  await page.goto(security);
  await expect(page.getByText("9 codes left")).toBeVisible();
  await mailsDelivered();
  expect((await listMails(alice.email)).map(({ text }) => text).join("\n")).toContain("9 are left");

  // The lost app goes, by the proof that has just been given.
  await page.getByRole("button", { name: "Switch off the codes of an app" }).click();
  await page.getByRole("button", { name: "Switch off", exact: true }).click();
  await expect(page.getByRole("button", { name: "Set up the codes of an app" })).toBeVisible();
  await expect(page.getByText("codes left")).toHaveCount(0);

  const again = await setUpApp(page);
  expect(again.codes).not.toContain(codes[1]);
  await page.context().clearCookies();
  await trySignIn(page, alice.email, password);
  await page.getByRole("link", { name: "Use a recovery code instead" }).click();
  await page.getByLabel("Recovery code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This is none of your recovery codes")).toBeVisible();
});

test("a new password does not take the second step away", async ({ page, world }) => {
  const { alice, key } = await guarded(world);
  await page.goto(await world.passwordReset(alice));
  await page.getByLabel("New password", { exact: true }).fill("entirely new words here");
  await page.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(page).toHaveURL(stepPath);
  await page.goto("/workspaces");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/sign-in/second-step");
  await passTime(alice);
  await typeCode(page, codeOf(key));
  await expect(page).toHaveURL("/workspaces");
});

test("who has an app proves themself by nothing less, and new codes make the old ones worthless", async ({
  world,
}) => {
  const { alice, key, codes } = await guarded(world);
  // A session by password alone, a moment old.
  await alice.renewSession();
  const page = await alice.page(security);
  await page.getByRole("button", { name: "Make new ones" }).click();
  await page.getByRole("button", { name: "Make new codes" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await expect(dialog.getByLabel("Code from your app")).toBeVisible();
  await expect(dialog.getByLabel("Your password")).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: /Mail me/ })).toHaveCount(0);
  const prove = await captureAction(page, async () => {
    await dialog.getByLabel("Code from your app").fill(wrongCodeOf(key));
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(dialog.getByText(wrongCode)).toBeVisible();
  });
  const request = await alice.request();
  expectRefused(await sendAction(request, prove, { args: [{ way: "password", password }] }), "invalid_input");
  await passTime(alice);
  await dialog.getByLabel("Code from your app").fill(codeOf(key));
  await dialog.getByRole("button", { name: "Continue" }).click();
  const list = page.getByRole("list", { name: "Your recovery codes" });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  await expect(list).not.toContainText(codes[0] ?? "");
});

test("what a person sees on the way in by a second step can be used by everyone", async ({ page, world }) => {
  const { alice } = await guarded(world);
  await trySignIn(page, alice.email, password);
  await expectTitle(page, "Second step");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Lost everything?" }).click();
  await expectTitle(page, "Lost everything?");
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page);
});

test("a person signs in by the code of the app without scripts, back to where they were going", async ({
  browser,
  world,
}) => {
  const acme = await world.organization("Acme");
  const { alice, key } = await guarded(world, { [acme.slug]: "member" });
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`/${acme.slug}/members`);
  await fillSignIn(page, alice.email, password);
  await typeCode(page, wrongCodeOf(key));
  await expect(page.getByText(wrongCode)).toBeVisible();
  await page.getByRole("link", { name: "Use a recovery code instead" }).click();
  await page.getByRole("link", { name: "Use the code of your app instead" }).click();
  await passTime(alice);
  await typeCode(page, codeOf(key));
  await expect(page).toHaveURL(`/${acme.slug}/members`);
});

/** Somebody whose app is set up; their own browser is signed in, and has just proved it by a code. */
async function guarded(world: World, roles: Record<string, string> = {}) {
  const alice = await world.person("Alice", roles, { canUseForm: true });
  const page = await alice.page(security);
  const set = await setUpApp(page);
  await page.close();
  return { alice, ...set };
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code from your app").fill(code);
  // Until the answer to the last try stands, it takes no other.
  await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function cookieOf(context: BrowserContext): Promise<string> {
  const found = (await context.cookies()).find(({ name }) => name === sessionCookie);
  return found?.value ?? "";
}

/** Gives a browser a value for the cookie of a session. */
async function plant(page: Page, value: string): Promise<void> {
  const { origin } = new URL(required("E2E_BASE_URL"));
  await page.context().addCookies([{ name: sessionCookie, value, url: origin, httpOnly: true }]);
}

/** How the person proved themself in the session that began last. */
async function methodsOf({ id }: Person): Promise<string[]> {
  const [row] = await asPerson(
    id,
    (tx) => tx<{ amr: { method: string }[] }[]>`select amr from sessions order by id desc limit 1`,
  );
  return row?.amr.map(({ method }) => method) ?? [];
}

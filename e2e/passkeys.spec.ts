import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./fixtures/accessibility";
import { type CapturedAction, captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { Authenticator } from "./fixtures/authenticator";
import { asPerson } from "./fixtures/database";
import { fillSignIn, trySignIn } from "./fixtures/forms";
import { listMails, mailsDelivered } from "./fixtures/mailbox";
import { type Person, sessionCookie } from "./fixtures/person";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

const security = "/account/security";

test("a person adds a passkey, comes in by it from the address field and by the button, and removes it", async ({
  world,
}) => {
  const nora = await world.person("Nora");
  const page = await nora.page(security);
  const device = await Authenticator.in(page);
  const [before] = await page
    .context()
    .cookies()
    .then((all) => all.filter(({ name }) => name === sessionCookie));
  await expect(page.getByLabel("A name for a new passkey")).toHaveValue("Chrome on Linux");
  await addPasskey(page, "Work laptop");
  await expect(passkeys(page)).toHaveText([/Work laptop\s*On one device\s*Added .* · Not used yet/]);
  await expect(events(page).first()).toContainText("You added the passkey Work laptop");
  const handle = Buffer.from(nora.id.replaceAll("-", ""), "hex").toString("base64");
  expect(await device.passkeys()).toEqual([{ rpId: "localhost", userHandle: handle }]);
  await mailsDelivered();
  const [mail] = await listMails(nora.email);
  expect(mail?.text).toContain("The passkey “Work laptop” was added to it.");
  expect(await opens(page, before?.value ?? "", security), "the session's id of before").toBe(false);

  // The device answers the offer in the address field as if somebody had picked it there.
  await page.context().clearCookies();
  await page.goto(`/sign-in?next=${security}`);
  await expect(page).toHaveURL(security);
  await expect(passkeys(page)).toContainText([/Last used/]);
  expect(await lastProofs(nora)).toEqual(["passkey"]);

  await withoutOffer(page);
  await page.context().clearCookies({ name: sessionCookie });
  await page.goto(`/sign-in?next=${security}`);
  await expect(page.getByText("Last used").and(byPasskey(page).locator("~ *"))).toBeVisible();
  await byPasskey(page).click();
  await expect(page).toHaveURL(security);
  await page.getByRole("button", { name: "Actions for the passkey Work laptop" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  const dialog = page.getByRole("dialog", { name: "Rename passkey" });
  await dialog.getByLabel("Name").fill("Key ring");
  await dialog.getByRole("button", { name: "Rename passkey" }).click();
  await expect(passkeys(page)).toContainText(["Key ring"]);

  const remove = await captureAction(page, async () => {
    await page.getByRole("button", { name: "Actions for the passkey Key ring" }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await expect(page.getByRole("alertdialog")).toContainText(
      "It is your last one: without the codes of an app, your recovery codes go too.",
    );
    await page.getByRole("button", { name: "Remove passkey" }).click();
    await expect(page.getByText("The passkey “Key ring” was removed.")).toBeVisible();
  });
  await expect(passkeys(page)).toHaveCount(0);
  const bob = await world.person("Bob");
  expectRefused(await sendAction(await bob.request(), remove), "not_found");

  // The device still has it; here it is nobody's.
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await byPasskey(page).click();
  await expect(page.getByRole("alert").getByText("This passkey is not good here.")).toBeVisible();
  await expect(byPasskey(page)).toBeEnabled();
});

test("who has a passkey proves themself by it, and by nothing less", async ({ world }) => {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  const page = await nora.page(security);
  await Authenticator.in(page);
  await addPasskey(page, "Phone");
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await provedOnlyByPassword(nora);
  await page.getByLabel("A name for a new passkey").fill("Another");
  await page.getByRole("button", { name: "Add passkey" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await expect(dialog.getByRole("button", { name: "Use your passkey" })).toBeVisible();
  await expect(dialog.getByLabel("Your password")).toBeHidden();
  await expect(dialog.getByRole("button", { name: "Use your password instead" })).toBeHidden();
  const proving = page.waitForRequest((each) => each.postData()?.includes('"way":"passkey"') === true);
  await dialog.getByRole("button", { name: "Use your passkey" }).click();
  // The device has one for this account already: it says so, and nothing is added.
  await expect(page.getByText("This device has a passkey for your account already.")).toBeVisible();
  await expect(passkeys(page)).toHaveCount(1);
  expect(await lastProofs(nora)).toEqual(["pwd", "passkey"]);

  const sent = await proving;
  const prove: CapturedAction = {
    id: sent.headers()["next-action"] ?? "",
    path: security,
    args: JSON.parse(sent.postData() ?? "") as unknown[],
  };
  const replayed = await sendAction(page.request, prove);
  expectRefused(replayed, "invalid_input");
  const weaker = await sendAction(page.request, prove, { args: [{ way: "password", password }] });
  expectRefused(weaker, "invalid_input");
  expect(await lastProofs(nora)).toEqual(["pwd", "passkey"]);
});

test("a passkey is a second step too, for its own person alone", async ({ world }) => {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  const page = await nora.page(security);
  await Authenticator.in(page);
  await addPasskey(page, "Phone");
  await giveAppCodes(nora);
  await withoutOffer(page);
  await page.context().clearCookies();
  await page.goto(`/sign-in?next=${security}`);
  await fillSignIn(page, nora.email, password);
  await expect(page).toHaveURL(/second-step/);
  await expectAccessible(page);
  const bySecondStep = page.getByRole("button", { name: "Use a passkey" });
  const passing = page.waitForRequest((each) => each.postData()?.includes('"signature"') === true);
  await bySecondStep.click();
  await expect(page).toHaveURL(security);
  expect(await lastProofs(nora)).toEqual(["pwd", "passkey"]);

  const bob = await world.person("Bob", {}, { canUseForm: true });
  await giveAppCodes(bob);
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await fillSignIn(page, bob.email, password);
  await expect(page).toHaveURL(/second-step/);
  await expect(bySecondStep).toBeHidden();
  const sent = await passing;
  const pass = {
    id: sent.headers()["next-action"] ?? "",
    path: "/sign-in/second-step",
    args: JSON.parse(sent.postData() ?? "") as unknown[],
  };
  expectRefused(await sendAction(page.request, pass), "invalid_input");
  await page.goto(security);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test("a device that does not ask who its person is lets nobody in, whatever its browser says", async ({
  world,
}) => {
  const nora = await world.person("Nora");
  const page = await nora.page(security);
  const device = await Authenticator.in(page);
  await addPasskey(page, "Phone");
  await device.stopVerifying();
  await withoutOffer(page);
  await page.context().clearCookies();
  await page.goto("/sign-in");
  const asked = page.waitForResponse((each) => each.request().method() === "POST");
  await byPasskey(page).click();
  await asked;
  await expect(byPasskey(page), "as when somebody turned away").not.toHaveAttribute("aria-busy", "true");
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);

  // A browser in other hands may leave out what we ask for; what the device signs tells.
  await page.evaluate(() => {
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (options) =>
      get({ ...options, publicKey: { ...options?.publicKey, userVerification: "discouraged" } as never });
  });
  await byPasskey(page).click();
  await expect(page.getByRole("alert").getByText("This passkey is not good here.")).toBeVisible();
  await expect(page).toHaveURL("/sign-in");
});

test("rule 21: who guesses at a password keeps nobody out who has a passkey", async ({ browser, world }) => {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  const page = await nora.page(security);
  await Authenticator.in(page);
  await addPasskey(page, "Phone");

  const guesser = await (await browser.newContext()).newPage();
  const guess = await captureAction(guesser, async () => {
    await trySignIn(guesser, nora.email, "a wrong guess");
    await expect(guesser.getByText("The address or the password is wrong.")).toBeVisible();
  });
  const args = [{ email: nora.email, password, next: "" }];
  const control = await sendAction((await browser.newContext()).request, guess, { args });
  expect(control.headers["x-action-redirect"], "the password itself is right").toBeDefined();
  for (let guessed = 2; guessed < 10; guessed += 1) await sendAction(guesser.request, guess);
  expectRefused(await sendAction(guesser.request, guess), "rate_limited");

  await withoutOffer(page);
  await page.context().clearCookies();
  await page.goto(`/sign-in?next=${security}`);
  await fillSignIn(page, nora.email, password);
  await expect(page.getByText("That was a lot of tries.")).toBeVisible();
  await byPasskey(page).click();
  await expect(page).toHaveURL(security);
  expect(await lastProofs(nora)).toEqual(["passkey"]);
});

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByLabel("A name for a new passkey").fill(name);
  await page.getByRole("button", { name: "Add passkey" }).click();
  const codes = page.getByRole("dialog", { name: "Your recovery codes" });
  await expect(codes.getByRole("listitem")).toHaveCount(10);
  await codes.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText(`You can sign in with the passkey “${name}” from now on.`)).toBeVisible();
}

function passkeys(page: Page): Locator {
  return page.getByRole("list", { name: "Passkeys" }).getByRole("listitem");
}

function events(page: Page): Locator {
  return page.getByRole("list", { name: "What happened" }).getByRole("listitem");
}

function byPasskey(page: Page): Locator {
  return page.getByRole("button", { name: "Sign in with a passkey" });
}

/** As in a browser that does not offer passkeys in fields: there the button is the way. */
async function withoutOffer(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
}

/** Whether a session cookie of this value still leads to a person's own page. */
async function opens(page: Page, cookie: string, path: string): Promise<boolean> {
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error("The page has no browser.");
  await context.addCookies([{ name: sessionCookie, value: cookie, url: page.url() }]);
  const other = await context.newPage();
  await other.goto(path);
  return new URL(other.url()).pathname === path;
}

/** The methods of the person's latest session. */
async function lastProofs({ id }: Person): Promise<string[]> {
  const [row] = await asPerson(
    id,
    (tx) => tx<{ amr: { method: string }[] }[]>`select amr from sessions order by id desc limit 1`,
  );
  return (row?.amr ?? []).map(({ method }) => method);
}

/** Set up, as far as signing in looks. */
async function giveAppCodes({ id }: Person): Promise<void> {
  await asPerson(
    id,
    (tx) => tx`insert into totp_secrets (sealed_secret, confirmed_at) values (${Buffer.alloc(28)}, now())`,
  );
}

/** As after a sign-in by password a moment ago. */
async function provedOnlyByPassword({ id }: Person): Promise<void> {
  await asPerson(id, async (tx) => {
    const amr = [{ method: "pwd", at: new Date().toISOString() }];
    await tx`update sessions set amr = ${tx.json(amr)}`;
  });
}

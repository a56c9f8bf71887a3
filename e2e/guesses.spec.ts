import type { APIRequestContext, Page } from "@playwright/test";
import { type ActionAnswer, type CapturedAction, captureAction, sendAction } from "./fixtures/actions";
import { asPerson } from "./fixtures/database";
import { fillSignIn, signUp, trySignIn } from "./fixtures/forms";
import { codeIn, listMails, mailsDelivered, pathIn, theMail } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";
import { password, type World } from "./fixtures/world";

const guesses = 100;
/** Where db/queries/budgets.db.test.ts has shown the count itself. */
const many = process.env.FULL ? guesses : 25;
/** Somewhere that no other story comes from. */
const from = { "x-forwarded-for": "198.51.100.7" };

test("rule 20: of 100 passwords guessed at once at most ten are compared, and the right one behind them is not", async ({
  page,
  world,
}) => {
  const victim = await world.person("Vera", {}, { canUseForm: true });
  const signIn = await captureSignIn(page, world);
  const answers = await Promise.all(
    Array.from({ length: guesses }, (_, index) =>
      sendAction(page.request, signIn, {
        args: [{ email: victim.email, password: `guess number ${index}`, next: "" }],
        headers: from,
      }),
    ),
  );
  expect(answers.filter(isCompared).length).toBeLessThanOrEqual(10);
  expect(
    answers.filter(({ result }) => !result?.ok && result?.error.code === "rate_limited").length,
  ).toBeGreaterThanOrEqual(guesses - 10);
  const right = { email: victim.email, password, next: "" };
  expect(isCompared(await sendAction(page.request, signIn, { args: [right], headers: from }))).toBe(false);
});

test("rule 20: of many mailed codes guessed at once at most five are compared", async ({ page, world }) => {
  const email = world.address("Nora");
  await signUp(page, email, password);
  const code = codeIn(await theMail(email));
  const wrong = Array.from({ length: many }, (_, index) => String(index).padStart(6, "0")).filter(
    (each) => each !== code,
  );
  await page.goto("/verify");
  const confirm = await captureAction(page, async () => {
    await page.getByLabel("Code from the mail").fill(wrong[0] ?? "");
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByText("This code is wrong").first()).toBeVisible();
  });
  const send = (each: string) => sendAction(page.request, confirm, { args: [{ code: each, next: "" }] });
  const answers = await Promise.all(wrong.slice(1).map(send));
  expect(answers.every(({ result }) => result?.ok === false)).toBe(true);
  expect((await send(code)).result, "the right one comes too late").toMatchObject({ ok: false });

  await page.goto(pathIn(await theMail(email)));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page, "the link is still good").toHaveURL("/workspaces");
});

test("rule 20: of many proofs guessed at once at most ten are compared", async ({ world }) => {
  const victim = await world.person("Vera", {}, { canUseForm: true });
  const page = await victim.page("/account");
  await makeStale(victim.id);
  await page.getByLabel("Another address").fill(world.address("Vera"));
  await page.getByRole("button", { name: "Add address" }).click();
  const field = page.getByRole("dialog").getByLabel("Your password", { exact: true });
  await field.fill("guess number one");
  const prove = await captureAction(page, async () => {
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("This is not your password.").first()).toBeVisible();
  });
  const answers = await Promise.all(
    Array.from({ length: many }, (_, index) =>
      sendAction(page.request, prove, { args: [{ way: "password", password: `guess number ${index}` }] }),
    ),
  );
  expect(answers.filter(isCompared).length).toBeLessThanOrEqual(10);
});

test("rule 21: a person under attack comes in where they came in before, by the mail, and in a while by all else", async ({
  page,
  browser,
  world,
}) => {
  const victim = await world.person("Vera", {}, { canUseForm: true });
  await trySignIn(page, victim.email, password);
  await expect(page).toHaveURL("/workspaces");
  const attacker = await (await browser.newContext()).newPage();
  const signIn = await captureSignIn(attacker, world);
  await exhaust(attacker.request, signIn, victim.email);
  await trySignIn(attacker, victim.email, password);
  await expect(attacker.getByText(/Try again in \d+ minutes\./), "another browser waits").toBeVisible();

  await page.context().clearCookies({ name: /session/ });
  await trySignIn(page, victim.email, password);
  await expect(page, "one that they used before does not").toHaveURL("/workspaces");

  // Mails that bring nobody in use up nothing of those that do.
  const register = await captureAction(attacker, () => signUp(attacker, victim.email, password));
  const ask = await captureAsk(attacker, victim.email);
  for (const each of [register, ask])
    await Promise.all(Array.from({ length: 8 }, () => sendAction(attacker.request, each, { headers: from })));
  await mailsDelivered();
  const links = (await listMails(victim.email)).filter(({ text }) => text.includes("/reset-password/"));
  expect(links).toHaveLength(6);
  const fresh = await (await browser.newContext()).newPage();
  for (const link of links.slice(0, 1)) await fresh.goto(pathIn(link));
  await fresh.getByLabel("New password", { exact: true }).fill("entirely new words here");
  await fresh.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(fresh, "what the attacker asked for works for the person").toHaveURL("/workspaces");
});

async function captureAsk(page: Page, email: string): Promise<CapturedAction> {
  await page.goto("/forgot-password");
  return captureAction(page, async () => {
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  });
}

/** The request of a sign-in that somebody else made. */
async function captureSignIn(page: Page, world: World) {
  const other = await world.person("Otto", {}, { canUseForm: true });
  await page.goto("/sign-in");
  const captured = await captureAction(page, async () => {
    await fillSignIn(page, other.email, "not the password");
    await expect(page.getByText("The address or the password is wrong.")).toBeVisible();
  });
  return captured;
}

async function exhaust(request: APIRequestContext, signIn: CapturedAction, email: string): Promise<void> {
  const wrong = [{ email, password: "not the password", next: "" }];
  await Promise.all(
    Array.from({ length: 12 }, () => sendAction(request, signIn, { args: wrong, headers: from })),
  );
}

/** Whether the server looked at the guess at all. */
function isCompared({ status, result }: ActionAnswer): boolean {
  return status !== 200 || result === undefined || result.ok || result.error.code !== "rate_limited";
}

async function makeStale(userId: string): Promise<void> {
  const amr = [{ method: "pwd", at: "2020-01-01T00:00:00Z" }];
  await asPerson(userId, (tx) => tx`update sessions set amr = ${tx.json(amr)}`);
}

import type { Browser, Locator, Page } from "@playwright/test";
import type { TransactionSql } from "postgres";
import { expectAccessible, expectTitle } from "./fixtures/accessibility";
import { captureAction, expectDone, expectRefused, sendAction } from "./fixtures/actions";
import { asPerson } from "./fixtures/database";
import { fillSignIn } from "./fixtures/forms";
import type { Person } from "./fixtures/person";
import { countLiveSessions } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";

test("a person ends a session on another device, which is out with its next request", async ({
  browser,
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" }, { canUseForm: true });
  const work = await signIn(browser, alice, firefox);
  await expect(work).toHaveURL(`/${acme.slug}`);

  const page = await alice.page(`/${acme.slug}`);
  await page.getByRole("button", { name: "Your menu" }).click();
  await page.getByRole("menuitem", { name: "Your account" }).click();
  await expectTitle(page, "Your account");
  await page.getByRole("link", { name: "Security" }).click();
  await expectTitle(page, "Your account: security");
  await expect(sessions(page)).toHaveCount(2);
  await expect(sessions(page).first()).toContainText("This one");
  await expect(sessions(page).first().getByRole("button")).toHaveCount(0);
  await expect(events(page).first()).toContainText("You signed in");
  await expect(events(page).first()).toContainText("Firefox on Windows");

  await sessions(page).filter({ hasText: "Firefox on Windows" }).getByRole("button", { name: "End" }).click();
  await page.getByRole("button", { name: "End session" }).click();
  await expect(sessions(page)).toHaveCount(1);
  await expect(events(page).first()).toContainText("You ended a session on another device");
  await expect(page.getByRole("button", { name: "End all others" })).toBeHidden();

  await work.getByRole("link", { name: "Projects" }).click();
  await expect(work).toHaveURL(/\/sign-in\?next=/);
  await page.reload();
  await expect(sessions(page)).toHaveCount(1);
});

test("a person ends all other sessions and stays signed in here", async ({ browser, world }) => {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  const others = [await signIn(browser, nora, firefox), await signIn(browser, nora, iphone)];
  const page = await nora.page("/workspaces");
  await page.getByRole("link", { name: "Your account" }).click();
  await expect(page.getByRole("main")).toContainText(nora.email);
  await page.getByRole("link", { name: "Security" }).click();
  await expect(sessions(page)).toHaveCount(3);
  await expect(sessions(page).filter({ hasText: "Safari on iPhone" })).toHaveCount(1);

  await page.getByRole("button", { name: "End all others" }).click();
  const dialog = page.getByRole("alertdialog", { name: "End 2 other sessions?" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await countLiveSessions(nora)).toBe(3);
  await page.getByRole("button", { name: "End all others" }).click();
  await dialog.getByRole("button", { name: "End all others" }).click();
  await expect(page.getByText("You are signed in here and nowhere else.")).toBeVisible();
  await expect(sessions(page)).toHaveCount(1);
  await expect(events(page).first()).toContainText("You ended all other sessions");
  expect(await countLiveSessions(nora)).toBe(1);
  for (const other of others) {
    await other.reload();
    await expect(other).toHaveURL("/sign-in?next=%2Fworkspaces");
  }
});

test("nobody can end a session of somebody else, nor the one in use by accident", async ({
  browser,
  world,
}) => {
  const alice = await world.person("Alice", {}, { canUseForm: true });
  const bob = await world.person("Bob");
  await signIn(browser, alice, firefox);
  const page = await alice.page("/account/security");
  const end = await captureAction(page, async () => {
    await page.getByRole("button", { name: "End the session of Firefox on Windows" }).click();
    await page.getByRole("button", { name: "End session" }).click();
    await expect(sessions(page)).toHaveCount(1);
  });
  const mine = await liveSession(alice);
  const request = await bob.request();
  expectRefused(await sendAction(request, end, { args: [{ id: mine }] }), "not_found");
  expectRefused(await sendAction(request, end, { args: [{ id: await liveSession(bob) }] }), "conflict");
  expectRefused(await sendAction(request, end, { args: [{ id: "all" }] }), "invalid_input");
  expect(await countLiveSessions(alice)).toBe(1);
  expect(await countLiveSessions(bob)).toBe(1);

  await alice.renewSession();
  expectDone(await sendAction(await alice.request(), end, { args: [{ id: mine }] }));
  await alice.endSessions();
  expectRefused(await sendAction(await alice.request(), end, { args: [{ id: mine }] }), "reauthenticate");
});

test("security events come in pages, and nobody signed out sees any", async ({ browser, world }) => {
  const nora = await world.person("Nora");
  await asPerson(nora.id, async (tx) => {
    for (let number = 0; number < 23; number += 1)
      await tx`insert into security_events (action, context)
        values (${number < 3 ? "session.refused" : "session.started"}, ${tx.json({ ip: "203.0.113.7", user_agent: firefox })})`;
  });
  const page = await nora.page("/account/security");
  await expect(events(page)).toHaveCount(20);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(events(page)).toHaveCount(3);
  await expect(events(page).first()).toContainText("Somebody tried to sign in with a wrong password");
  await expect(events(page).first()).toContainText("Firefox on Windows · 203.0.113.7");
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(events(page)).toHaveCount(20);
  await page.goto("/account/security?before=forged&before=twice");
  await expect(events(page)).toHaveCount(20);
  const nobody = await (await browser.newContext()).newPage();
  await nobody.goto("/account/security");
  await expect(nobody).toHaveURL(/\/sign-in\?next=/);
});

test("the account can be used by everyone, on a small phone too", async ({ browser, world }) => {
  const nora = await world.person("Nora".repeat(20), {}, { canUseForm: true });
  await signIn(browser, nora, iphone);
  const page = await nora.page("/account/security");
  await expect(sessions(page)).toHaveCount(2);
  await expectAccessible(page);
});

function sessions(page: Page): Locator {
  return page.getByRole("list", { name: "Where you are signed in" }).getByRole("listitem");
}

function events(page: Page): Locator {
  return page.getByRole("list", { name: "What happened" }).getByRole("listitem");
}

/** Signs in through the form, in a browser of its own that calls itself so. */
async function signIn(browser: Browser, person: Person, userAgent: string): Promise<Page> {
  const page = await (await browser.newContext({ userAgent })).newPage();
  await page.goto("/sign-in");
  await fillSignIn(page, person.email, password);
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}

async function liveSession({ id }: Person): Promise<string> {
  const live = (tx: TransactionSql) => tx`select id from sessions where revoked_at is null`;
  return String((await asPerson(id, live))[0]?.id);
}

import type { Browser, Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { asPerson, required } from "./fixtures/database";
import { askForLink, signUp, trySignIn } from "./fixtures/forms";
import { codeIn, mailAbout, pathIn } from "./fixtures/mailbox";
import type { Person } from "./fixtures/person";
import { countLiveSessions } from "./fixtures/rows";
import { hashSecret, newSecret } from "./fixtures/secrets";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

const linkMail = /^Your sign-in link/;

test("a person without a password signs in by a mailed link, and the page remembers the way", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const path = `/${acme.slug}/members`;
  await askForLink(page, alice.email, `/sign-in?next=${encodeURIComponent(path)}`);
  const link = pathIn(await mailAbout(alice.email, linkMail));
  await openLink(page, link);
  await expect(page).toHaveURL(path);
  await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  expect(await countLiveSessions(alice)).toBe(1);

  await alice.endSessions();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(alice.email);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Last used")).toBeVisible();
  await expect(page.getByRole("button", { name: "Mail me a link instead" })).toBeFocused();
});

test("a mail that is read on the phone: its link signs nobody in there, its code does where it was asked for", async ({
  page,
  browser,
  world,
}) => {
  const alice = await world.person("Alice");
  await askForLink(page, alice.email);
  const mail = await mailAbout(alice.email, linkMail);
  const phone = await newPage(browser);
  await phone.goto(pathIn(mail));
  await expect(phone.getByRole("heading", { name: "This link is for another browser" })).toBeVisible();
  await expect(phone.getByRole("button", { name: "Sign in" })).toHaveCount(0);

  await page.getByLabel("Code from the mail").fill(codeIn(mail));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page).toHaveURL("/workspaces");
  expect(await countLiveSessions(alice)).toBe(1);
});

test("rule 4: a sign-in link that is only opened is not spent, and posted from elsewhere it signs nobody in", async ({
  page,
  browser,
  request,
  world,
}) => {
  const [alice, mallory] = [await world.person("Alice"), await world.person("Mallory")];
  const attacker = await newPage(browser);
  await askForLink(attacker, mallory.email);
  await attacker.goto(pathIn(await mailAbout(mallory.email, linkMail)));
  const action = await captureAction(attacker, async () => {
    await attacker.getByRole("button", { name: "Sign in" }).click();
    await expect(attacker).toHaveURL("/workspaces");
  });

  await askForLink(page, alice.email);
  const path = pathIn(await mailAbout(alice.email, linkMail));
  const token = path.split("/").at(-1);
  const openers: Record<string, string>[] = [
    {},
    { "sec-purpose": "prefetch;prerender" },
    { rsc: "1", "next-router-prefetch": "1" },
  ];
  for (let time = 0; time < 5; time += 1)
    for (const headers of openers) {
      const answers = [await request.get(path, { headers }), await request.head(path, { headers })];
      for (const answer of answers) {
        expect(answer.status()).toBeLessThan(400);
        expect(answer.headers()["set-cookie"]).toBeUndefined();
      }
    }
  for (const each of [request, attacker.request])
    expectRefused(await sendAction(each, action, { path, args: [{ token, next: "" }] }), "conflict");
  expect(await countLiveSessions(alice)).toBe(0);

  await openLink(page, path);
  await expect(page).toHaveURL("/workspaces");
});

test("rule 1: whoever signed up with my address has nothing once I came in by a link", async ({
  page,
  browser,
  world,
}) => {
  const email = world.address("Vera");
  const attacker = await newPage(browser);
  const planted = "words of the attacker";
  await signUp(attacker, email, planted);
  const theirs = await mailAbout(email, /^Confirm your address/);

  await askForLink(page, email);
  await openLink(page, pathIn(await mailAbout(email, linkMail)));
  await expect(page).toHaveURL("/workspaces");
  expect((await mailAbout(email, /^A change to your/)).text.replaceAll(/\s+/g, " ")).toContain(
    "A password, or another way to sign in, had been set up before",
  );

  await attacker.getByLabel("Code from the mail").fill(codeIn(theirs));
  await attacker.getByRole("button", { name: "Confirm" }).click();
  await expect(attacker.getByText("This code is wrong").first()).toBeVisible();
  await attacker.goto(pathIn(theirs));
  await expect(attacker.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await trySignIn(attacker, email, planted);
  await expect(attacker.getByText("The address or the password is wrong.")).toBeVisible();
});

test("whoever guesses at the code of a sign-in has five tries, and one that is too old is worth none", async ({
  page,
  world,
}) => {
  const alice = await world.person("Alice");
  await askForLink(page, alice.email);
  const mail = await mailAbout(alice.email, linkMail);
  const code = codeIn(mail);
  for (let guess = 0; guess < 5; guess += 1) await refuseCode(page, code === "000000" ? "000001" : "000000");
  await refuseCode(page, code);
  await expect(page).toHaveURL("/verify");
  await openLink(page, pathIn(mail));
  await expect(page, "the link is still good").toHaveURL("/workspaces");

  const events = await alice.page("/account/security");
  await expect(events.getByText("A wrong code was typed for a sign-in link").first()).toBeVisible();

  const bob = await world.person("Bob");
  const old = await plantLink(page, bob, "-1 second");
  await page.goto("/verify");
  await refuseCode(page, "123456");
  await page.goto(old);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await plantLink(page, bob, "1 minute");
  await page.goto("/verify");
  await page.getByLabel("Code from the mail").fill("123456");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page, "the same while it is good").toHaveURL("/workspaces");
});

test("a person with a second factor is asked for it after the link", async ({ page, world }) => {
  const alice = await world.person("Alice");
  await asPerson(
    alice.id,
    (tx) => tx`insert into totp_secrets (sealed_secret, confirmed_at) values (${Buffer.alloc(28)}, now())`,
  );
  await openLink(page, await plantLink(page, alice, "1 minute"));
  await expect(page).toHaveURL(/^[^?]*\/sign-in\/second-step/);
  expect(await countLiveSessions(alice)).toBe(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a person signs in by a mailed link", async ({ page, world }) => {
    const alice = await world.person("Alice");
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill("no address");
    await page.getByRole("button", { name: "Mail me a link instead" }).click();
    await expect(page.getByText("Enter an e-mail address like")).toBeVisible();
    await expect(page.getByLabel("E-mail address"), "what was typed stays").toHaveValue("no address");

    await page.getByLabel("E-mail address").fill(alice.email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Mail me a link instead" }).click();
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
    await openLink(page, pathIn(await mailAbout(alice.email, linkMail)));
    await expect(page).toHaveURL("/workspaces");
  });
});

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

async function openLink(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function refuseCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("This code is wrong").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Confirm" })).toBeEnabled();
}

/** A link to them that this browser asked for, with the code 123456; gives its path. */
async function plantLink(page: Page, { id, email }: Person, lifetime: string): Promise<string> {
  const [token, asked] = [newSecret(), newSecret()];
  await asPerson(
    id,
    (tx) => tx`insert into one_time_tokens (purpose, token_hash, browser_hash, code_hash, email, expires_at)
      values ('sign-in-link', ${hashSecret("sign-in-link", token)}, ${hashSecret("asked", asked)},
        ${hashSecret("sign-in-link-code", `${asked}:123456`)}, ${email}, now() + ${lifetime}::interval)`,
  );
  const origin = new URL(required("E2E_BASE_URL"));
  const name = `${brand.cookiePrefix}asked-${origin.port}`;
  await page.context().addCookies([{ name, value: asked, url: origin.href }]);
  return `/sign-in/link/${token}`;
}

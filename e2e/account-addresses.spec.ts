import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectTitle } from "./fixtures/accessibility";
import { captureAction, expectDone, expectRefused, sendAction } from "./fixtures/actions";
import { asPerson } from "./fixtures/database";
import { codeIn, listMails, mailsDelivered, pathIn, theMail } from "./fixtures/mailbox";
import type { Person } from "./fixtures/person";
import { countLiveSessions, listEvents } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

test("a person adds an address, makes it primary, and shows it to one workspace", async ({ world }) => {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const alice = await world.person("Alice", { [acme.slug]: "member", [globex.slug]: "member" });
  const work = world.address("Alice");
  const page = await alice.page("/account");
  await expectTitle(page, "Your account");
  await add(page, alice.email.toUpperCase());
  await expect(page.getByText("This is one of your addresses already.").first()).toBeVisible();
  await ask(page, work);
  await page.getByLabel("Code from the mail").fill("000000");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("This code is wrong").first()).toBeVisible();
  await expect(addresses(page)).toHaveCount(1);
  await page.getByLabel("Code from the mail").fill(codeIn(await theMail(work)));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText(`${work} is yours.`)).toBeVisible();
  await expect(addresses(page)).toHaveCount(2);
  await expect(page.getByLabel("Code from the mail")).toBeHidden();

  await choose(page, work, "Make primary");
  await page.getByRole("button", { name: "Make primary" }).click();
  await expect(addresses(page).first()).toContainText(work);
  await expect(addresses(page).first()).toContainText("Primary");
  await mailsDelivered();
  for (const each of [alice.email, work])
    expect((await listMails(each)).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining("was changed"),
    );

  await page
    .getByRole("navigation", { name: "Your account" })
    .getByRole("link", { name: "Workspaces" })
    .click();
  await page.getByRole("button", { name: "Change address that Acme sees" }).click();
  await page.getByRole("radio", { name: work }).check();
  await page.getByRole("button", { name: "Show this one" }).click();
  await expect(workspaces(page).filter({ hasText: "Acme" })).toContainText(work);
  await expect(workspaces(page).filter({ hasText: "Globex" })).toContainText(alice.email);
  expect(await listEvents(acme)).toEqual(["Alice member.addressChanged Alice"]);
  expect(await listEvents(globex)).toEqual([]);

  await page.goto("/account");
  await choose(page, alice.email, "Remove");
  await expect(page.getByRole("alertdialog")).toContainText(`Globex will see ${work} instead.`);
  await page.getByRole("button", { name: "Remove address" }).click();
  await expect(addresses(page)).toHaveCount(1);
  expect(await listEvents(globex)).toEqual(["Alice member.addressChanged Alice"]);
});

test("rule 1: a mailed link adds the address to who asked, and to nobody else", async ({
  world,
  browser,
}) => {
  const [alice, mallory] = [await world.person("Alice"), await world.person("Mallory")];
  const work = world.address("Alice");
  const page = await alice.page("/account");
  await ask(page, work);
  const path = pathIn(await theMail(work));

  const foreign = await mallory.page(path);
  await expect(foreign.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  const nobody = await (await browser.newContext()).newPage();
  await nobody.goto(path);
  await expect(nobody).toHaveURL(/\/sign-in\?next=/);

  await page.goto(path);
  await expect(page.getByText(work)).toBeVisible();
  const spend = await captureAction(page, async () => {
    await page.getByRole("button", { name: "Add address" }).click();
    await expect(page).toHaveURL("/account");
  });
  await expect(addresses(page)).toHaveCount(2);
  expect((await theMail(alice.email)).text.replaceAll(/\s+/g, " ")).toContain(
    `The address ${work} was added`,
  );
  // Twice is once, and another's cookies make nothing of it.
  expectRefused(await sendAction(await alice.request(), spend), "conflict");
  expectRefused(await sendAction(await mallory.request(), spend), "conflict");
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
});

test("an address that somebody has proved is asked for like any other, and only its owner is told", async ({
  world,
}) => {
  const [mallory, alice] = [
    await world.person("Mallory"),
    await world.person("Alice", {}, { canUseForm: true }),
  ];
  const page = await mallory.page("/account");
  await ask(page, alice.email);
  const mail = await theMail(alice.email);
  expect(mail.subject).toMatch(/^This address has an account/);
  expect(mail.text).not.toMatch(/\b\d{6}\b/);
  await page.getByRole("button", { name: "Never mind" }).click();
  await expect(page.getByLabel("Code from the mail")).toBeHidden();
  await expect(addresses(page)).toHaveCount(1);
});

test("nobody touches the addresses of somebody else, and an old proof is asked for anew", async ({
  world,
}) => {
  const [alice, mallory] = [
    await world.person("Alice", {}, { canUseForm: true }),
    await world.person("Mallory"),
  ];
  const work = world.address("Alice");
  const id = await giveAddress(alice, work);
  const page = await alice.page("/account");
  await asPerson(
    alice.id,
    (tx) => tx`update sessions set amr = ${tx.json([{ method: "pwd", at: "2020-01-01T00:00:00Z" }])}`,
  );
  await choose(page, work, "Make primary");
  const send = await captureAction(page, async () => {
    await page.getByRole("button", { name: "Make primary" }).click();
    await page.getByRole("dialog").getByLabel("Your password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(addresses(page).first()).toContainText(work);
  });
  expectDone(await sendAction(await alice.request(), send));
  expectRefused(await sendAction(await mallory.request(), send), "not_found");
  await choose(page, alice.email, "Remove");
  const remove = await captureAction(page, async () => {
    await page.getByRole("button", { name: "Remove address" }).click();
    await expect(addresses(page)).toHaveCount(1);
  });
  expectRefused(await sendAction(await alice.request(), remove), "not_found");
  expectRefused(await sendAction(await alice.request(), remove, { args: [{ id }] }), "conflict");
  expectRefused(await sendAction(await mallory.request(), remove, { args: [{ id }] }), "not_found");
});

test("a person changes name and password, leaves a workspace, and takes a copy of all", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" }, { canUseForm: true });
  const globex = await world.organization("Globex");
  await world.join(globex, alice, "viewer");
  const page = await alice.page("/account");
  await page.getByLabel("Your name").fill("  ");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Enter your name.")).toBeVisible();
  await page.getByLabel("Your name").fill("Alice Ahlgren");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  expect(await listEvents(acme)).toEqual(["Alice Ahlgren member.renamed Alice Ahlgren"]);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 720 });

  await page.goto("/account/security");
  await startElsewhere(alice);
  await page.getByLabel("Password now").fill("not my password at all");
  await page.getByLabel("New password", { exact: true }).fill("quite another sentence");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  expect(await countLiveSessions(alice)).toBe(2);
  await page.getByLabel("Password now").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password was changed.")).toBeVisible();
  expect(await countLiveSessions(alice)).toBe(1);
  expect((await theMail(alice.email)).subject).toMatch(/password was changed$/);

  await page.goto("/account/workspaces");
  await page.getByRole("button", { name: "Leave Globex" }).click();
  const leave = await captureAction(page, async () => {
    await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
    await expect(workspaces(page)).toHaveCount(1);
  });
  expectRefused(await sendAction(await alice.request(), leave), "not_found");
  const own = await sendAction(await acme.owner.request(), leave, { args: [{ slug: acme.slug }] });
  expectRefused(own, "conflict");

  const answer = await (await alice.request()).get("/account/export");
  expect(answer.headers()["cache-control"]).toContain("no-store");
  const copy = await answer.json();
  expect(copy).toMatchObject({
    person: { id: alice.id, name: "Alice Ahlgren" },
    addresses: [{ address: alice.email, isPrimary: true }],
    memberships: [
      { name: "Acme", state: "active" },
      { name: null, state: "removed" },
    ],
  });
  expect(copy.securityEvents.length).toBeGreaterThan(2);
  expect(JSON.stringify(copy)).not.toMatch(/hash|argon2/i);
});

async function add(page: Page, email: string): Promise<void> {
  await page.getByLabel("Another address").fill(email);
  await page.getByRole("button", { name: "Add address" }).click();
}

/** The same, up to the answer. */
async function ask(page: Page, email: string): Promise<void> {
  await add(page, email);
  await expect(page.getByText(`We sent a mail to ${email}`)).toBeVisible();
}

async function choose(page: Page, address: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${address}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

function addresses(page: Page): Locator {
  return page.getByRole("list", { name: "E-mail addresses" }).getByRole("listitem");
}

function workspaces(page: Page): Locator {
  return page.getByRole("list", { name: "Your workspaces" }).getByRole("listitem");
}

async function giveAddress({ id }: Person, email: string): Promise<string> {
  const [row] = await asPerson(
    id,
    (tx) => tx<{ id: string }[]>`insert into user_emails (address, normalized, verified_at)
      values (${email}, ${email}, now()) returning id`,
  );
  return row?.id ?? "";
}

/** A session on another device. */
async function startElsewhere({ id }: Person): Promise<void> {
  await asPerson(
    id,
    (tx) => tx`insert into sessions (token_hash, amr, expires_at)
      values (uuid_send(gen_random_uuid()), '[]', now() + interval '1 day')`,
  );
}

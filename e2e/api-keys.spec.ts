import { randomBytes } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { expectAccessible } from "./fixtures/accessibility";
import { captureAction, expectDone, expectRefused, sendAction } from "./fixtures/actions";
import { asPerson, inOrganization } from "./fixtures/database";
import { mailsDelivered, theMail } from "./fixtures/mailbox";
import type { Person } from "./fixtures/person";
import { listEvents } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { type Organization, password } from "./fixtures/world";

const keyShape = new RegExp(`^${brand.keyPrefix}_[0-9a-f]{32}_[\\w-]{43}$`);
const tokens = "/account/access-tokens";

test("an admin makes an API key by a fresh proof, copies it, and never sees it again", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" }, { canUseForm: true });
  const page = await alice.page(`/${acme.slug}/settings`);
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "API keys" }).click();
  await expect(page.getByText(/^curl/)).toContainText("/api/v1/organization");
  await proofIsOld(alice);

  await page.getByRole("button", { name: "New API key" }).click();
  const form = page.getByRole("dialog", { name: "New API key" });
  await form.getByRole("button", { name: "Make API key" }).click();
  await expect(form.getByText("Give it a name that says what uses it.")).toBeVisible();
  await expect(form.getByText("Choose at least one thing that it may do.")).toBeVisible();
  await expect(form.getByLabel(/^Delete the/), "an admin may not, so no key of theirs").toHaveCount(0);
  await form.getByLabel("Name", { exact: true }).fill("Nightly report");
  await form.getByRole("group", { name: "Member" }).getByRole("button", { name: "Select all" }).click();
  await form.getByLabel("Remove people").uncheck();
  await form.getByLabel("Works for").selectOption("30 days");
  await expectAllCanUse(page);
  const create = await captureAction(page, async () => {
    await form.getByRole("button", { name: "Make API key" }).click();
    await proveByPassword(page);
  });
  await expect(page.getByRole("dialog").getByText(/^curl/)).toContainText("/api/v1/members");
  const developers = page.getByRole("dialog").getByRole("link", { name: "What programs can do" });
  await expect(developers).toHaveAttribute("href", "/developers");
  const key = await takeKey(page, "Your API key");
  await expect(keys(page)).toHaveText([/Nightly report.*Active.*Never used · Expires in.*4 permissions/]);
  await expectAllCanUse(page);
  const html = await page.reload().then((answer) => answer?.text());
  expect(html).toContain("Nightly report");
  expect(html).not.toContain(key.split("_").at(-1));
  await keys(page).getByText("4 permissions").click();
  await expect(keys(page).getByText("update:member", { exact: true })).toBeVisible();
  expect(await listEvents(acme)).toEqual(["Alice apiKey.created Nightly report"]);

  expect(await statusOf(page, "members", key)).toBe(200);

  const asked = create.args[1] as Record<string, unknown>;
  const more = { ...asked, permissions: ["delete:organization"] };
  const request = await alice.request();
  expectRefused(await sendAction(request, create, { args: [acme.slug, more] }), "forbidden");
  expectDone(await sendAction(request, create));
  const vera = await world.person("Vera", { [acme.slug]: "viewer" });
  expectRefused(await sendAction(await vera.request(), create), "forbidden");
  const hers = await vera.page(`/${acme.slug}/settings/keys`);
  await expect(hers.getByText("Nightly report")).toHaveCount(0);
});

test("an admin replaces the key of an owner, lets the old one run out, and revokes it", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const id = await makeKey(acme, acme.owner, ["read:member", "remove:member", "delete:organization"]);
  const page = await alice.page(`/${acme.slug}/settings/keys`);
  await choose(page, "Replace");
  const dialog = page.getByRole("dialog", { name: "Replace “Deploy”" });
  await expect(dialog.getByText("You may not give: Delete the")).toBeVisible();
  let key = "";
  const replace = await captureAction(page, async () => {
    await dialog.getByRole("button", { name: "Replace API key" }).click();
    key = await takeKey(page, "Your API key");
  });
  expect(await statusOf(page, "members", key)).toBe(200);
  await expect(keys(page)).toHaveText([
    /Deploy.*Active.*2 permissions/,
    /Deploy.*Replaced, still works.*Ends/,
  ]);
  expectRefused(await sendAction(await alice.request(), replace), "conflict");

  await page.getByRole("button", { name: "Actions for the API key Deploy" }).nth(1).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  const revoke = await captureAction(page, async () => {
    await page.getByRole("button", { name: "Revoke API key" }).click();
    await expect(page.getByText("“Deploy” was revoked.")).toBeVisible();
  });
  await expect(keys(page)).toHaveText([/Deploy.*Active/]);
  await expect(page.getByRole("list", { name: "Ended in the last 30 days" })).toContainText("Revoked");
  expect(await listEvents(acme)).toEqual(["Alice apiKey.replaced Deploy", "Alice apiKey.revoked Deploy"]);

  const globex = await world.organization("Globex");
  const other = await makeKey(globex, globex.owner, ["read:member"]);
  for (const foreign of [other, id, "01890000-0000-7000-8000-000000000000"])
    expectRefused(
      await sendAction(await alice.request(), revoke, { args: [acme.slug, { id: foreign }] }),
      "not_found",
    );
  await world.changeRole(acme, alice, "viewer");
  const owners = await acme.owner.page(`/${acme.slug}/settings/keys`);
  await expect(keys(owners)).toContainText(["Can do less than it was given"]);
  await expect(keys(owners)).toContainText(["1 of 2 permissions"]);
  await world.remove(acme, alice);
  expect(await statusOf(page, "members", key), "dead with its maker's membership").toBe(401);
  await owners.reload();
  await expect(owners.getByRole("list", { name: "Ended in the last 30 days" })).toContainText(
    "Ended: Alice is no longer a member.",
  );
});

test("a person makes a personal access token of a hostile name for their own programs, and revokes it", async ({
  world,
}) => {
  const name = `"><img src=x onerror=__hit=1>`;
  const acme = await world.organization("Acme");
  const mia = await world.person("Mia", { [acme.slug]: "member" }, { canUseForm: true });
  const page = await mia.page("/account");
  await page
    .getByRole("navigation", { name: "Your account" })
    .getByRole("link", { name: "Personal access tokens" })
    .click();
  await expect(page.getByText(/^curl/)).toContainText('/api/v1/me"');
  await proofIsOld(mia);
  await page.getByRole("button", { name: "New personal access token" }).click();
  const form = page.getByRole("dialog", { name: "New personal access token" });
  await expect(form.getByRole("group", { name: "Your account" }).getByRole("checkbox")).toHaveCount(3);
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByLabel("See your name and your address").check();
  await form.getByLabel("See who is a member").check();
  const create = await captureAction(page, async () => {
    await form.getByRole("button", { name: "Make personal access token" }).click();
    await proveByPassword(page);
  });
  const token = await takeKey(page, "Your personal access token");
  expect(await statusOfExchange(page, token)).toBe(200);
  await expect(keys(page)).toContainText([name]);
  await expectAllCanUse(page);
  await mailsDelivered();
  const mail = await theMail(mia.email);
  expect(mail.text).toContain("was made for it.");
  expect(mail.text).toContain("revoke the token at once");
  expect(mail.text).toContain(tokens);

  const revoke = await captureAction(page, async () => {
    await page.getByRole("button", { name: `Actions for the personal access token ${name}` }).click();
    await page.getByRole("menuitem", { name: "Revoke" }).click();
    await page.getByRole("button", { name: "Revoke personal access token" }).click();
    await expect(page.getByText("was revoked.")).toBeVisible();
  });
  await expect(page.getByRole("list", { name: "Ended in the last 30 days" })).toContainText(name);
  expect(await statusOfExchange(page, token)).toBe(400);
  expect(await page.evaluate(() => "__hit" in window)).toBe(false);
  expectDone(await sendAction(await mia.request(), create));
  const [mine] = await asPerson(
    mia.id,
    (tx) => tx<{ id: string }[]>`select id from personal_access_tokens where revoked_at is null`,
  );
  const args = [{ id: mine?.id }];
  const nora = await world.person("Nora");
  expectRefused(await sendAction(await nora.request(), revoke, { args }), "not_found");
  expectDone(await sendAction(await mia.request(), revoke, { args }));
  expectRefused(await sendAction(await mia.request(), revoke, { path: tokens, args }), "not_found");
});

function keys(page: Page): Locator {
  return page.getByRole("list", { name: /^(API keys|Personal access tokens)$/ }).locator("> li");
}

async function choose(page: Page, act: string): Promise<void> {
  await page.getByRole("button", { name: "Actions for the API key Deploy" }).click();
  await page.getByRole("menuitem", { name: act }).click();
}

/** Reads the key where it is shown, and says that it is kept. */
async function takeKey(page: Page, label: string): Promise<string> {
  const field = page.getByRole("textbox", { name: label });
  await expect(field).toHaveValue(keyShape);
  const key = await field.inputValue();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(key);
  await page.keyboard.press("Escape");
  await expect(field, "no stray key takes it away").toBeVisible();
  await page.getByRole("button", { name: "I have kept it" }).click();
  await expect(field).toBeHidden();
  return key;
}

/** What the API answers to a program with this key. */
async function statusOf(page: Page, what: string, key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}` };
  return (await fetch(new URL(`/api/v1/${what}`, page.url()), { headers })).status;
}

/** What the token endpoint answers to a program with this token. */
async function statusOfExchange(page: Page, token: string): Promise<number> {
  const type = "urn:ietf:params:oauth";
  const body = new URLSearchParams({
    grant_type: `${type}:grant-type:token-exchange`,
    subject_token_type: `${type}:token-type:access_token`,
    subject_token: token,
    audience: `urn:${brand.urn}:api`,
  });
  return (await fetch(new URL("/api/oauth/token", page.url()), { method: "POST", body })).status;
}

/** And goes on as before. */
async function expectAllCanUse(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function proveByPassword(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await dialog.getByLabel("Your password", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog).toBeHidden();
}

async function proofIsOld({ id }: Person): Promise<void> {
  const amr = [{ method: "pwd", at: "2020-01-01T00:00:00Z" }];
  await asPerson(id, (tx) => tx`update sessions set amr = ${tx.json(amr)}`);
}

/** Of somebody's; gives the id. */
async function makeKey(organization: Organization, maker: Person, permissions: string[]): Promise<string> {
  const [row] = await inOrganization(
    organization,
    (tx) => tx<{ id: string }[]>`
      insert into api_keys (name, secret_hash, permissions, rate_limit, created_by, expires_at)
      values ('Deploy', ${randomBytes(32)}, ${permissions}, 60, ${maker.id}, now() + interval '90 days') returning id`,
  );
  return row?.id ?? "";
}

import { expectAccessible } from "./fixtures/accessibility";
import { captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { trySignIn } from "./fixtures/forms";
import { theMail } from "./fixtures/mailbox";
import { countLiveSessions, listEvents, listRoles } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

test("the only owner hands over first, then deletes the account, is out everywhere, and keeps it after all", async ({
  browser,
  world,
}) => {
  const acme = await world.organization("Acme");
  const globex = await world.organization("Globex");
  const nora = await world.person(
    "Nora",
    { [acme.slug]: "owner", [globex.slug]: "member" },
    { canUseForm: true },
  );
  await world.remove(acme, acme.owner);
  await world.person("Bob", { [acme.slug]: "viewer" });
  const work = await nora.page(`/${globex.slug}`);
  const page = await nora.page("/account/data");
  await page.getByRole("link", { name: "Delete account" }).click();
  await expect(page.getByRole("heading", { name: "A workspace needs you" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete account" })).toBeDisabled();
  await expect(page.getByRole("link", { name: "Delete Acme" })).toHaveAttribute(
    "href",
    `/${acme.slug}/settings`,
  );
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByLabel("Who takes over?").selectOption({ index: 0 });
  await page.getByRole("button", { name: "Make owner" }).click();
  await expect(page.getByRole("heading", { name: "A workspace needs you" })).toBeHidden();
  expect(await listRoles(acme)).toEqual({ Nora: "owner", Bob: "owner" });

  await page.getByRole("button", { name: "Delete account" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Delete account" })).toBeDisabled();
  await dialog.getByRole("textbox").fill(nora.email);
  await dialog.getByRole("button", { name: "Delete account" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  expect(await countLiveSessions(nora)).toBe(0);
  expect(await listRoles(acme)).toEqual({ Bob: "owner" });
  await work.reload();
  await expect(work).toHaveURL(/\/sign-in/);
  expect((await theMail(nora.email)).subject).toMatch(/account will be deleted$/);

  const back = await (await browser.newContext()).newPage();
  await trySignIn(back, nora.email, password);
  await expect(back.getByRole("heading", { name: /^Your account will be deleted on / })).toBeVisible();
  for (const closed of ["/workspaces", "/account", "/account/export", "/workspaces/new", `/${globex.slug}`]) {
    await back.goto(closed);
    await expect(back, closed).toHaveURL("/account/keep");
  }
  await expectAccessible(back);
  await back.getByRole("button", { name: "Keep my account" }).click();
  await expect(back).not.toHaveURL("/account/keep");
  await back.goto(`/${globex.slug}`);
  await expect(back.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await listRoles(acme)).toEqual({ Nora: "owner", Bob: "owner" });
  expect(await listEvents(globex)).toEqual(["Nora member.wentAway Nora", "Nora member.returned Nora"]);
});

test("nobody deletes an account that a workspace needs, whatever they send, nor hands over what is not theirs", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const globex = await world.organization("Globex");
  const [mia, nora] = [await world.person("Mia", { [acme.slug]: "member" }), await world.person("Nora")];
  const page = await nora.page("/account/delete");
  await page.getByRole("button", { name: "Delete account" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox").fill(nora.email);
  const end = await captureAction(page, async () => {
    await dialog.getByRole("button", { name: "Delete account" }).click();
    await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  });
  expectRefused(await sendAction(await nora.request(), end), "reauthenticate");
  expectRefused(await sendAction(await acme.owner.request(), end), "conflict");
  expect(await countLiveSessions(acme.owner)).toBe(1);

  const held = await acme.owner.page("/account/delete");
  const handOver = await captureAction(held, async () => {
    await held.getByRole("button", { name: "Make owner" }).click();
    await expect(held.getByRole("heading", { name: "A workspace needs you" })).toBeHidden();
  });
  const toMia = { args: [{ slug: acme.slug, userId: mia.id }] };
  expectRefused(await sendAction(await globex.owner.request(), handOver, toMia), "not_found");
  const own = { args: [{ slug: globex.slug, userId: mia.id }] };
  expectRefused(await sendAction(await globex.owner.request(), handOver, own), "not_found");
  const viewer = await world.person("Victor", { [acme.slug]: "viewer" });
  expectRefused(await sendAction(await viewer.request(), handOver, toMia), "forbidden");
  expect(await listRoles(globex)).toEqual({ Olivia: "owner" });
});

import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { askForLink, trySignIn } from "./fixtures/forms";
import { codeIn, mailAbout } from "./fixtures/mailbox";
import type { Person } from "./fixtures/person";
import { countLiveSessions, listEvents } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password, type World } from "./fixtures/world";

test("staff disable somebody, who is out at once and told so at sign-in, and enable them again", async ({
  world,
  page: elsewhere,
}) => {
  const acme = await world.organization("Acme");
  const mia = await world.person("Mia", { [acme.slug]: "member" }, { canUseForm: true });
  const tab = await mia.page(`/${acme.slug}`);
  const sam = await world.staff("Sam");
  const page = await sam.page("/admin/template");
  await page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "People" }).click();
  await find(page, mia);
  await choose(page, mia, "Disable");
  await expect(page.getByText("is out everywhere with the next click")).toBeVisible();
  const disable = await captureAction(page, async () => {
    await page.getByRole("button", { name: "Disable account" }).click();
    await expect(page.getByText("Mia was disabled.")).toBeVisible();
  });
  await expect(rowOf(page, mia)).toContainText("Disabled");
  expect(await countLiveSessions(mia)).toBe(0);

  await tab.getByRole("link", { name: "Projects" }).click();
  await expect(tab.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await trySignIn(elsewhere, mia.email, "not the password");
  await expect(elsewhere.getByText("The address or the password is wrong.")).toBeVisible();
  await trySignIn(elsewhere, mia.email, password);
  await expect(elsewhere.getByRole("heading", { name: "This account was disabled" })).toBeVisible();
  await expect(elsewhere.getByText(`Write to ${brand.support}.`)).toBeVisible();
  await elsewhere.goto("/account");
  await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await mailAbout(mia.email, /was disabled/);
  for (const wayIn of [byMailedCode, byNewPassword]) {
    await wayIn(elsewhere, world, mia);
    await expect(elsewhere.getByRole("heading", { name: "This account was disabled" })).toBeVisible();
  }

  // A second click, oneself, and somebody who is not staff.
  expectRefused(await sendAction(await sam.request(), disable), "conflict");
  expectRefused(await sendAction(await sam.request(), disable, { args: [{ id: sam.id }] }), "conflict");
  expectRefused(
    await sendAction(await acme.owner.request(), disable, { args: [{ id: sam.id }] }),
    "not_found",
  );

  await choose(page, mia, "Enable");
  await page.getByRole("button", { name: "Enable account" }).click();
  await expect(page.getByText("Mia was enabled.")).toBeVisible();
  await trySignIn(elsewhere, mia.email, newPassword);
  await expect(elsewhere.getByText("The address or the password is wrong."), "nothing was set").toBeVisible();
  await trySignIn(elsewhere, mia.email, password);
  await expect(elsewhere).toHaveURL(new RegExp(`/${acme.slug}$`));
  await elsewhere.goto("/account/security");
  await expect(elsewhere.getByText(`${brand.staff} disabled your account`)).toBeVisible();
  expect(await listEvents(acme)).toEqual([
    `${brand.staff} member.disabled Mia`,
    `${brand.staff} member.enabled Mia`,
  ]);
  const events = await acme.owner.page(`/${acme.slug}/events`);
  await expect(events.getByText(`${brand.staff} disabled the account of Mia`)).toBeVisible();
});

test("staff end the sessions of somebody, who may sign in again at once", async ({ world }) => {
  const mia = await world.person("Mia", {}, { canUseForm: true });
  const tab = await mia.page("/account");
  const page = await (await world.staff("Sam")).page("/admin/users");
  await find(page, mia);
  await choose(page, mia, "End sessions");
  await page.getByRole("button", { name: "End sessions" }).click();
  await expect(page.getByText("Mia is signed out everywhere.")).toBeVisible();
  await tab.reload();
  await expect(tab.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await trySignIn(tab, mia.email, password);
  await expect(tab.getByRole("heading", { name: "Your workspaces" })).toBeVisible();
  await tab.goto("/account/security");
  await expect(tab.getByText(`${brand.staff} ended your sessions`)).toBeVisible();
  await mailAbout(mia.email, /A change to your/);
});

test("the list is for staff, calm about any address, and does nothing to who looks", async ({ world }) => {
  const mia = await world.person("<b>Mia</b>", {}, { isVerified: false });
  const sam = await world.staff("Sam");
  const page = await sam.page("/admin/users?state=everything&before=garbled&search=%00");
  await find(page, mia);
  await expect(rowOf(page, mia)).toContainText("<b>Mia</b>");
  await expect(rowOf(page, mia)).toContainText("Not proved");
  await find(page, sam);
  await expect(page.getByRole("button", { name: "Actions for Sam" })).toBeHidden();
  await page.getByLabel("Name or e-mail address").fill("no such person % _ '");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: "Nobody like that" })).toBeVisible();
  const stranger = await world.person("Nora");
  for (const path of ["/admin/users", "/admin/jobs"])
    expect((await (await stranger.request()).get(path)).status()).toBe(404);
});

const newPassword = "a kettle sings before the storm";

async function byMailedCode(page: Page, _world: World, { email }: Person): Promise<void> {
  await askForLink(page, email);
  await page.getByLabel("Code from the mail").fill(codeIn(await mailAbout(email, /^Your sign-in link/)));
  await page.getByRole("button", { name: "Confirm" }).click();
}

async function byNewPassword(page: Page, world: World, person: Person): Promise<void> {
  await page.goto(await world.passwordReset(person));
  await page.getByLabel("New password", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "Set password and sign in" }).click();
}

async function find(page: Page, person: Person): Promise<void> {
  await page.getByLabel("Name or e-mail address").fill(person.email);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(rowOf(page, person)).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(2);
}

async function choose(page: Page, { name }: Person, act: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: act, exact: true }).click();
}

function rowOf(page: Page, { email }: Person) {
  return page.getByRole("row").filter({ hasText: email });
}

import type { Locator, Page } from "@playwright/test";
import { captureAction, expectDone, sendAction } from "./fixtures/actions";
import { listEvents, listRoles } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";

test("an admin makes a viewer a member after reading what that allows", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  await world.person("Victor", { [acme.slug]: "viewer" });
  const page = await alice.page(`/${acme.slug}/members`);

  await openMenu(page, "Victor", "Change role");
  const dialog = page.getByRole("dialog", { name: "What may Victor do?" });
  await expect(dialog.getByRole("radio", { name: /^Owner/ })).toBeDisabled();
  await dialog.getByRole("radio", { name: /^Member/ }).check();
  await expect(dialog.getByText("Create projects").locator("visible=true")).toBeVisible();
  await dialog.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByText("Victor has a new role.")).toBeVisible();
  await expect(rowOf(page, "Victor")).toContainText("Member");

  expect(await listRoles(acme)).toEqual({ Olivia: "owner", Alice: "admin", Victor: "member" });
  expect(await listEvents(acme)).toEqual(["Alice member.roleChanged Victor"]);
});

test("an admin has no menu for the owner, a member none for anyone else", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  const actions = (page: Page, name: string) =>
    rowOf(page, name).getByRole("button", { name: `Actions for ${name}` });

  const alices = await alice.page(`/${acme.slug}/members`);
  await expect(actions(alices, "Bob")).toBeVisible();
  await expect(actions(alices, "Olivia")).toBeHidden();
  const bobs = await bob.page(`/${acme.slug}/members`);
  await expect(rowOf(bobs, "Alice")).toContainText("Admin");
  for (const name of ["Alice", "Olivia"]) await expect(actions(bobs, name)).toBeHidden();
  await actions(bobs, "Bob").click();
  await expect(bobs.getByRole("menuitem")).toHaveText(["Leave this workspace"]);
});

test("an owner removes a member and can invite them again", async ({ world }) => {
  const acme = await world.organization("Acme");
  const bob = await world.person("Bob", { [acme.slug]: "admin" });
  const page = await acme.owner.page(`/${acme.slug}/members`);

  await openMenu(page, "Bob", "Remove");
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Bob was removed.")).toBeVisible();
  await expect(rowOf(page, "Bob")).toBeHidden();
  await expect(page.getByRole("main"), "the row is gone, and the focus with it").toBeFocused();
  expect(await listRoles(acme)).toEqual({ Olivia: "owner" });

  const bobs = await bob.page(await world.invitation(acme, bob.email, "viewer"));
  await bobs.getByRole("button", { name: "Join Acme" }).click();
  await expect(bobs.getByText("Hello Bob. Your role here is Viewer.")).toBeVisible();
  expect(await listRoles(acme)).toEqual({ Olivia: "owner", Bob: "viewer" });
});

test("an admin suspends a member, who is out with the next click, and lets them back in", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  const bobs = await bob.page(`/${acme.slug}`);
  await expect(bobs.getByText("Your role here is Member.")).toBeVisible();
  const page = await alice.page(`/${acme.slug}/members`);

  await openMenu(page, "Bob", "Suspend");
  await page.getByRole("alertdialog").getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByText("Bob is suspended.")).toBeVisible();
  await expect(rowOf(page, "Bob").getByText("Suspended")).toBeVisible();
  await bobs.getByRole("link", { name: "Members", exact: true }).click();
  await expect(bobs.getByRole("heading", { name: "There is nothing here" })).toBeVisible();

  await openMenu(page, "Bob", "Reactivate");
  await page.getByRole("alertdialog").getByRole("button", { name: "Reactivate" }).click();
  await expect(page.getByText("Bob is back.")).toBeVisible();
  await expect(rowOf(page, "Bob")).not.toContainText("Suspended");
  await bobs.goto(`/${acme.slug}`);
  await expect(bobs.getByText("Your role here is Member.")).toBeVisible();
  expect(await listEvents(acme)).toEqual(["Alice member.suspended Bob", "Alice member.reactivated Bob"]);
});

test("a member leaves, lands in the chooser and is out", async ({ world }) => {
  const acme = await world.organization("Acme");
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  const page = await bob.page(`/${acme.slug}/members`);
  await openMenu(page, "Bob", "Leave this workspace");
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL("/workspaces");
  await expect(page.getByText("You are not in a workspace yet.")).toBeVisible();
  expect((await page.goto(`/${acme.slug}`))?.status()).toBe(404);
  expect(await listRoles(acme)).toEqual({ Olivia: "owner" });
  expect(await listEvents(acme)).toEqual(["Bob member.left Bob"]);
});

test("an owner finds people by a part of their address, and sorts them", async ({ world }) => {
  const acme = await world.organization("Acme");
  const zoe = await world.person("Zoe", { [acme.slug]: "admin" });
  await world.person("Bob", { [acme.slug]: "viewer" });
  const page = await acme.owner.page(`/${acme.slug}/members`);
  const names = page.getByRole("table", { name: "Members" }).locator("tbody tr td:first-child");
  await expect(names).toContainText(["Bob", "Olivia", "Zoe"]);
  await page.getByRole("link", { name: "Role" }).click();
  await expect(names).toContainText(["Olivia", "Zoe", "Bob"]);
  await expect(page.getByRole("columnheader", { name: "Role" })).toHaveAttribute("aria-sort", "ascending");

  await page.getByLabel("Name or e-mail").fill(zoe.email.slice(0, 8).toUpperCase());
  await page.getByRole("button", { name: "Search" }).click();
  await expect(names).toContainText(["Zoe"]);
  await expect(page.getByRole("status").filter({ hasText: "One person found." })).toBeVisible();
  await expect(page).toHaveURL(/sort=role/);
  await page.getByLabel("Name or e-mail").fill("100%_");
  await page.getByLabel("Name or e-mail").press("Enter");
  await page.getByRole("link", { name: "Show everyone" }).click();
  await expect(names).toHaveCount(3);
});

test("the last owner can neither leave nor be made less", async ({ world }) => {
  const acme = await world.organization("Acme");
  const page = await acme.owner.page(`/${acme.slug}/members`);

  await openMenu(page, "Olivia", "Leave this workspace");
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await expect(page.getByText("You are the last owner. Make someone else owner first.")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();

  await openMenu(page, "Olivia", "Change role");
  const dialog = page.getByRole("dialog", { name: "What may Olivia do?" });
  await dialog.getByRole("radio", { name: /^Admin/ }).check();
  await dialog.getByRole("button", { name: "Change role" }).click();
  await expect(dialog.getByText("You are the last owner. Make someone else owner first.")).toBeVisible();
  await expect(dialog.getByRole("radio", { name: /^Admin/ }), "what was chosen stays").toBeChecked();
  expect(await listRoles(acme)).toEqual({ Olivia: "owner" });

  await world.person("Otto", { [acme.slug]: "owner" });
  await dialog.getByRole("button", { name: "Change role" }).click();
  await expect(rowOf(page, "Olivia")).toContainText("Admin");
  expect(await listRoles(acme)).toEqual({ Olivia: "admin", Otto: "owner" });
});

test("of two owners who demote each other at the same moment one stays owner", async ({ world }) => {
  const acme = await world.organization("Acme");
  const otto = await world.person("Otto", { [acme.slug]: "owner" });
  await world.person("Bob", { [acme.slug]: "member" });
  const page = await acme.owner.page(`/${acme.slug}/members`);
  const change = await captureAction(page, async () => {
    await openMenu(page, "Bob", "Change role");
    await page.getByRole("radio", { name: /^Viewer/ }).check();
    await page.getByRole("button", { name: "Change role" }).click();
    await expect(rowOf(page, "Bob")).toContainText("Viewer");
  });

  const demote = { path: `/${acme.slug}/members` };
  const answers = await Promise.all([
    sendAction(await acme.owner.request(), change, {
      ...demote,
      args: [acme.slug, { userId: otto.id, roleKey: "viewer" }],
    }),
    sendAction(await otto.request(), change, {
      ...demote,
      args: [acme.slug, { userId: acme.owner.id, roleKey: "viewer" }],
    }),
  ]);
  const done = answers.filter(({ result }) => result?.ok);
  expect(done).toHaveLength(1);
  for (const answer of done) expectDone(answer);
  const { Bob: _bob, ...owners } = await listRoles(acme);
  expect(Object.values(owners).toSorted()).toEqual(["owner", "viewer"]);
});

function rowOf(page: Page, name: string): Locator {
  return page.getByRole("table", { name: "Members" }).getByRole("row").filter({ hasText: name });
}

async function openMenu(page: Page, name: string, item: string): Promise<void> {
  await rowOf(page, name)
    .getByRole("button", { name: `Actions for ${name}` })
    .click();
  await page.getByRole("menuitem", { name: item }).click();
}

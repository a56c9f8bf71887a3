import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { expectFocus, press, tabTo } from "./fixtures/keyboard";
import { theMail } from "./fixtures/mailbox";
import { listInvitations, listProjects, listRoles } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

// No click and no mouse here: what these stories do is done by keys.

test("somebody without a mouse signs in, after a mistake", async ({ page, world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" }, { canUseForm: true });
  await page.goto("/sign-in");
  const address = page.getByLabel("E-mail address");
  if (!(await address.evaluate((field) => field === document.activeElement))) await tabTo(page, address);
  await page.keyboard.type("alice");
  await page.keyboard.press("Enter");
  await expectFocus(page, address);
  await expect(address).toHaveAccessibleDescription(/Enter an e-mail address/);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(alice.email);
  await page.keyboard.press("Enter");
  const secret = page.getByLabel("Password", { exact: true });
  await expectFocus(page, secret);
  await page.keyboard.type("not the password");
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("alert").filter({ hasText: "The address or the password is wrong." }),
  ).toBeVisible();
  await expectFocus(page, secret);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/${acme.slug}`);
});

test("somebody without a mouse skips to the page, and switches the workspace", async ({ world }) => {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const alice = await world.person("Alice", { [acme.slug]: "member", [globex.slug]: "viewer" });
  const page = await alice.page(`/${acme.slug}`);
  await press(page, page.getByRole("link", { name: "Skip to content" }));
  await expect(page.getByRole("main")).toBeFocused();

  const switcher = page.getByRole("button", { name: `Switch ${brand.workspace.one}` });
  await tabTo(page, switcher, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expectFocus(page, switcher);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("glo");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/${globex.slug}`);
  await expectFocus(page, switcher);
});

test("somebody without a mouse invites, and who is invited joins", async ({ world }) => {
  const acme = await world.organization("Acme");
  const nora = await world.person("Nora");
  const page = await acme.owner.page(`/${acme.slug}/members`);
  const invite = page.getByRole("button", { name: "Invite", exact: true });
  await press(page, invite);
  const addresses = page.getByLabel("E-mail addresses");
  await expectFocus(page, addresses);
  await page.keyboard.press("Escape");
  await expectFocus(page, invite);

  await page.keyboard.press("Enter");
  await expect(addresses).toBeFocused();
  await press(page, page.getByRole("button", { name: "Send invitation" }));
  await expectFocus(page, addresses);
  await expect(addresses).toHaveAccessibleDescription(/Enter an e-mail address/);
  await page.keyboard.type(nora.email);
  await tabTo(page, page.getByRole("radio", { name: /^Viewer/ }));
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: /^Member/ })).toBeChecked();
  await press(page, page.getByRole("button", { name: "Send invitation" }));
  await expectAnnounced(page, `Invitation sent to ${nora.email}.`);
  await expectFocus(page, invite);
  expect(await listInvitations(acme)).toEqual({ [nora.email]: "member" });

  const link = /\/invitations\/\S+/.exec((await theMail(nora.email)).text)?.[0] ?? "";
  const joining = await nora.page(link);
  await press(joining, joining.getByRole("button", { name: "Join Acme" }));
  await expect(joining).toHaveURL(`/${acme.slug}`);
  expect(await listRoles(acme)).toEqual({ Olivia: "owner", Nora: "member" });
});

test("somebody without a mouse changes a role, and removes somebody after a question", async ({ world }) => {
  const acme = await world.organization("Acme");
  await world.person("Bob", { [acme.slug]: "viewer" });
  const page = await acme.owner.page(`/${acme.slug}/members`);
  const actions = page.getByRole("button", { name: "Actions for Bob" });
  await press(page, actions);
  await expectFocus(page, page.getByRole("menuitem", { name: "Change role" }));
  await page.keyboard.press("Enter");
  await expectFocus(page, page.getByRole("radio", { name: /^Viewer/ }));
  await page.keyboard.press("ArrowUp");
  await press(page, page.getByRole("dialog").getByRole("button", { name: "Change role" }));
  await expectAnnounced(page, "Bob has a new role.");
  await expect(page.getByRole("row", { name: /Bob/ })).toContainText("Member");
  await expectFocus(page, actions);

  for (const answer of ["Cancel", "Remove"]) {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await page.keyboard.press("End");
    await expectFocus(page, page.getByRole("menuitem", { name: "Remove" }));
    await page.keyboard.press("Enter");
    const question = page.getByRole("alertdialog", { name: "Remove Bob?" });
    await expectFocus(page, question.getByRole("button", { name: "Cancel" }));
    if (answer === "Remove") await tabTo(page, question.getByRole("button", { name: "Remove" }));
    await page.keyboard.press("Enter");
    await expect(question).toBeHidden();
    if (answer === "Cancel") await expectFocus(page, actions);
  }
  await expectAnnounced(page, "Bob was removed.");
  await expect(page.getByRole("main"), "the row is gone, and the focus with it").toBeFocused();
  expect(await listRoles(acme)).toEqual({ Olivia: "owner" });
});

test("somebody without a mouse makes a project, archives it and deletes it", async ({ world }) => {
  const acme = await world.organization("Acme");
  const page = await acme.owner.page(`/${acme.slug}/projects`);
  await press(page, page.getByRole("link", { name: "New project" }));
  const name = page.getByLabel("Name");
  await expectFocus(page, name);
  await page.keyboard.press("Enter");
  await expectFocus(page, name);
  await expect(name).toHaveAccessibleDescription("Enter a name.");
  await page.keyboard.type("Website");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Website" })).toBeVisible();

  await press(page, page.getByRole("button", { name: "Archive" }));
  await expectFocus(page, page.getByRole("button", { name: "Cancel" }));
  await press(page, page.getByRole("button", { name: "Archive project" }));
  await expectAnnounced(page, "Archived.");
  expect(await listProjects(acme)).toEqual([{ name: "Website", isArchived: true }]);
  await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();
  await expect(page.locator("body")).not.toBeFocused();
  const remove = page.getByRole("button", { name: "Delete" });
  await press(page, remove);
  await expectFocus(page, page.getByRole("button", { name: "Cancel" }));
  await page.keyboard.press("Escape");
  await expectFocus(page, remove);
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("button", { name: "Delete project" }));
  await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();
  expect(await listProjects(acme)).toEqual([]);
});

test("somebody without a mouse renames the workspace, and finds members", async ({ world }) => {
  const acme = await world.organization("Acme");
  // Who is alone has nobody to look for.
  await world.person("Bob", { [acme.slug]: "member" });
  const page = await acme.owner.page(`/${acme.slug}`);
  const settings = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" });
  await press(page, settings);
  await expect(page.getByRole("heading", { name: "Settings", exact: true })).toBeVisible();
  await tabTo(page, page.getByLabel("Name"));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Acme and sons");
  await press(page, page.getByRole("button", { name: "Rename" }));
  await expectAnnounced(page, "Renamed.");
  await expect(page.getByRole("button", { name: `Switch ${brand.workspace.one}` })).toContainText(
    "Acme and sons",
  );
  await expectFocus(page, page.getByRole("button", { name: "Rename" }));

  const members = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Members" });
  await tabTo(page, members, "Shift+Tab");
  await page.keyboard.press("Enter");
  const search = page.getByRole("searchbox", { name: "Name or e-mail" });
  await tabTo(page, search);
  await page.keyboard.type("oli");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "One person found." })).toBeVisible();
});

test("somebody without a mouse chooses a theme, and signs out", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "viewer" });
  const page = await alice.page(`/${acme.slug}`);
  const menu = page.getByRole("button", { name: "Your menu" });
  await press(page, menu);
  await expectFocus(page, page.getByRole("menuitem").first());
  await moveTo(page, page.getByRole("menuitemradio", { name: "Dark" }));
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
  await page.keyboard.press("Escape");
  await expectFocus(page, menu);
  await page.keyboard.press("Enter");
  await moveTo(page, page.getByRole("menuitem", { name: "Sign out" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sign-in/);

  await page.goto("/");
  await tabTo(page, page.getByRole("radio", { name: "Dark theme" }));
  await page.keyboard.press("ArrowLeft");
  await expectFocus(page, page.getByRole("radio", { name: "Light theme" }));
  await expect(page.locator("html")).toHaveClass(/\blight\b/);
});

test("somebody with a keyboard at a phone goes by the sheet", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "viewer" });
  const page = await alice.page(`/${acme.slug}`);
  await page.setViewportSize({ width: 360, height: 740 });
  const open = page.getByRole("button", { name: "Open navigation" });
  await press(page, open);
  const sheet = page.getByRole("dialog");
  await expect(sheet.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expectFocus(page, open);
  await page.keyboard.press("Enter");
  await press(page, sheet.getByRole("link", { name: "Members" }));
  await expect(page).toHaveURL(`/${acme.slug}/members`);
  await expect(sheet).toBeHidden();
  await expectFocus(page, open);
  await page.goBack();
  await expect(page).toHaveURL(`/${acme.slug}`);
  await expect(page.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
  await expect(sheet, "what was open there once").toBeHidden();
  await open.press("Enter");
  await press(page, sheet.getByRole("link", { name: "Home" }));
  await expect(sheet, "who is there already").toBeHidden();
});

test("what has the focus on a phone is never under what stays on top", async ({ world }) => {
  const acme = await world.organization("Acme");
  await world.crowd(
    acme,
    ["Ada", "Bea", "Cleo", "Dora", "Elsa", "Finn", "Gus", "Hal"].map((name) => ({ name })),
  );
  const page = await acme.owner.page(`/${acme.slug}/members`);
  await page.setViewportSize({ width: 360, height: 500 });
  await tabTo(page, page.getByRole("checkbox", { name: "Choose Ada" }));
  await page.keyboard.press("Space");
  await expect(page.getByRole("region", { name: "Chosen people" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "New join link" }));
  await tabTo(page, page.getByRole("searchbox", { name: "Name or e-mail" }), "Shift+Tab");
});

/** Arrow by arrow, as in a menu. */
async function moveTo(page: Page, item: ReturnType<Page["getByRole"]>): Promise<void> {
  await expect(page.getByRole("menu")).toBeVisible();
  for (let step = 0; step < 12; step++) {
    if (await item.evaluate((element) => element === document.activeElement)) return expectFocus(page, item);
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`No arrow reaches ${item}.`);
}

/** Said where a screen reader listens, not only shown. */
async function expectAnnounced(page: Page, words: string): Promise<void> {
  await expect(
    page.locator("[aria-live=polite], [role=status], [role=alert]").filter({ hasText: words }),
  ).not.toHaveCount(0);
}

import type { Page } from "@playwright/test";
import { fillSignIn } from "./fixtures/forms";
import { listMails, mailsDelivered, pathIn, theMail } from "./fixtures/mailbox";
import { listEvents, listInvitations, listRoles } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

test("an admin invites a new person, who signs up from the mail and is in", async ({ page, world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const email = world.address("Nora");
  await invite(await alice.page(`/${acme.slug}/members`), email, "Member");

  const mail = await theMail(email);
  expect(mail.text).toContain("Alice invited you");
  await page.goto(pathIn(mail));
  await expect(page.getByRole("heading", { name: "Join Acme" })).toBeVisible();
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account and join" }).click();

  await expect(page).toHaveURL(`/${acme.slug}`);
  await expect(page.getByText("Hello Nora. Your role here is Member.")).toBeVisible();
  await mailsDelivered();
  expect(await listMails(email), "no second mail").toHaveLength(1);
  expect(await listRoles(acme)).toEqual({ Olivia: "owner", Alice: "admin", Nora: "member" });
  expect(await listEvents(acme)).toEqual([
    `Alice invitation.sent ${email}`,
    `Nora invitation.accepted ${email}`,
  ]);

  await page.goto(pathIn(mail));
  await expect(page.getByRole("heading", { name: "You are in Acme" })).toBeVisible();
});

test("an admin invites somebody who has an account and is signed in", async ({ world }) => {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const nora = await world.person("Nora", { [globex.slug]: "member" });
  await invite(await alice.page(`/${acme.slug}/members`), nora.email.toUpperCase(), "Viewer");

  const page = await nora.page(pathIn(await theMail(nora.email)));
  await page.getByRole("button", { name: "Join Acme" }).click();
  await expect(page.getByText("Hello Nora. Your role here is Viewer.")).toBeVisible();
  expect(await listRoles(acme)).toMatchObject({ Nora: "viewer" });
  expect(await listRoles(globex)).toMatchObject({ Nora: "member" });
  expect(await theMail(alice.email)).toMatchObject({ subject: "Nora joined Acme" });
});

test("an invited person who is signed out signs in on the way and comes back to join", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const nora = await world.person("Nora", {}, { canUseForm: true });
  await page.goto(await world.invitation(acme, nora.email, "member"));
  await page.getByRole("link", { name: "Sign in" }).click();
  await fillSignIn(page, nora.email, password);
  await page.getByRole("button", { name: "Join Acme" }).click();
  await expect(page).toHaveURL(`/${acme.slug}`);
});

test("rule 3: somebody else who is signed in sees whose invitation it is, and cannot take it", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const nora = await world.person("Nora");
  const nils = await world.person("Nils");
  const path = await world.invitation(acme, nora.email, "admin");

  const page = await nils.page(path);
  await expect(
    page.getByText(`signed in as ${nils.email}, but this invitation is for ${nora.email}`),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Join Acme" })).toBeHidden();
  await page.getByRole("button", { name: "Sign out and continue" }).click();
  await expect(page.getByLabel("Your name"), "back on the same page, signed out").toBeVisible();
  await expect(page).toHaveURL(path);
  expect(await listInvitations(acme)).toEqual({ [nora.email]: "admin" });
});

test("an admin takes an invitation back, and its link is dead at once", async ({ page, world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const email = world.address("Nora");
  await page.goto(await world.invitation(acme, email, "member"));
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("Password", { exact: true }).fill(password);

  const members = await alice.page(`/${acme.slug}/members`);
  await members.getByRole("button", { name: `Actions for the invitation for ${email}` }).click();
  await members.getByRole("menuitem", { name: "Revoke" }).click();
  await members.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(members.getByRole("heading", { name: "Invited, not here yet" })).toBeHidden();

  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page.getByText("This invitation can no longer be accepted")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "This invitation was revoked" })).toBeVisible();
  expect(await listRoles(acme)).toEqual({ Olivia: "owner", Alice: "admin" });
});

test("an invitation that is sent again has a new link, and the old one is dead", async ({ page, world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const email = world.address("Nora");
  const old = await world.invitation(acme, email, "viewer");
  const members = await alice.page(`/${acme.slug}/members`);
  await members.getByRole("button", { name: `Actions for the invitation for ${email}` }).click();
  await members.getByRole("menuitem", { name: "Send again" }).click();
  await members.getByRole("alertdialog").getByRole("button", { name: "Send again" }).click();
  await expect(members.getByText(`Invitation sent to ${email} again.`)).toBeVisible();

  await page.goto(old);
  await expect(page.getByRole("heading", { name: "This invitation is not known" })).toBeVisible();
  await page.goto(pathIn(await theMail(email)));
  await expect(page.getByText("Alice invited")).toBeVisible();
  expect(await listInvitations(acme)).toEqual({ [email]: "viewer" });
  expect(await listEvents(acme)).toEqual([`Alice invitation.resent ${email}`]);
});

test("an invited person finds what waits for them in the switcher, and joins without the mail", async ({
  world,
}) => {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const nora = await world.person("Nora", { [globex.slug]: "member" });
  await world.invitation(acme, nora.email, "viewer");
  const page = await nora.page(`/${globex.slug}`);
  await page.getByRole("button", { name: /Switch workspace.*An invitation waits/ }).click();
  await page.getByRole("option", { name: "Acme Invited as Viewer" }).click();
  await expect(page).toHaveURL("/workspaces");
  await expect(page.getByText("Olivia invited you as Viewer")).toBeVisible();
  await page.getByRole("button", { name: "Join Acme" }).click();
  await expect(page.getByText("Hello Nora. Your role here is Viewer.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Switch workspace" })).not.toContainText("waits");
  expect(await listRoles(acme)).toEqual({ Olivia: "owner", Nora: "viewer" });
});

test("rule 3: an invitation is worth what its inviter may still give", async ({ page, world }) => {
  const acme = await world.organization("Acme");
  const second = await world.person("Otto", { [acme.slug]: "owner" });
  const email = world.address("Nora");
  await page.goto(await world.invitation(acme, email, "admin"));
  await world.changeRole(acme, acme.owner, "member");
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page.getByText("This invitation can no longer be accepted")).toBeVisible();

  await world.changeRole(acme, acme.owner, "owner");
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page).toHaveURL(`/${acme.slug}`);
  expect(await listRoles(acme)).toEqual({ Olivia: "owner", [second.name]: "owner", Nora: "admin" });
});

async function invite(page: Page, email: string, role: string): Promise<void> {
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite people" });
  await dialog.getByLabel("E-mail addresses").fill(email);
  await dialog.getByRole("radio", { name: new RegExp(`^${role}`) }).check();
  await expect(dialog.getByText("See projects").locator("visible=true")).toBeVisible();
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText(`Invitation sent to ${email.toLowerCase()}.`)).toBeVisible();
  await expect(page.getByRole("cell", { name: email.toLowerCase(), exact: true })).toBeVisible();
}

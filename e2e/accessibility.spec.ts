import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import {
  expectAccessible,
  expectTitle,
  findViolations,
  findViolationsOfMail,
} from "./fixtures/accessibility";
import { fillSignIn } from "./fixtures/forms";
import { pathIn, theMail } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";
import type { World } from "./fixtures/world";

type Scene = { name: string; title: string; open: (page: Page, world: World) => Promise<Page> };

const scenes: Scene[] = [
  { name: "the landing page", title: "", open: (page) => go(page, "/") },
  { name: "the page for developers", title: "Developers", open: (page) => go(page, "/developers") },
  { name: "the sign-in page", title: "Sign in", open: (page) => go(page, "/sign-in") },
  { name: "the sign-up page", title: "Create an account", open: (page) => go(page, "/sign-up") },
  {
    name: "the sign-up page with mistakes",
    title: "Create an account",
    open: async (page) => {
      await go(page, "/sign-up");
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page.getByText("Enter your name.")).toBeVisible();
      return page;
    },
  },
  {
    name: "the sign-in page with a refusal",
    title: "Sign in",
    open: async (page, world) => {
      await go(page, "/sign-in");
      await fillSignIn(page, world.address("Nobody"), "not the password");
      await expect(page.getByText("The address or the password is wrong.")).toBeVisible();
      return page;
    },
  },
  { name: "the page after signing up", title: "Check your mail", open: (page) => go(page, "/verify") },
  {
    name: "a live link to confirm an address",
    title: "Confirm your address",
    open: async (page, world) =>
      go(page, await world.verification(await world.person("Nora", {}, { isVerified: false }))),
  },
  {
    name: "a dead link",
    title: "Confirm your address",
    open: (page) => go(page, `/verify/${"x".repeat(43)}`),
  },
  { name: "a page that does not exist", title: "Not found", open: (page) => go(page, "/no/such/page") },
  {
    name: "the chooser of somebody in no workspace",
    title: "Your workspaces",
    open: async (_page, world) => (await world.person("Nora")).page("/workspaces"),
  },
  {
    name: "the chooser of somebody in two workspaces",
    title: "Your workspaces",
    open: async (_page, world) => {
      const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
      return (await world.person("Nora", { [acme.slug]: "admin", [globex.slug]: "viewer" })).page(
        "/workspaces",
      );
    },
  },
  {
    name: "the page for a new workspace",
    title: `New ${brand.workspace.one}`,
    open: async (_page, world) => (await world.person("Nora")).page("/workspaces/new"),
  },
  {
    name: "an invitation of a new person",
    title: "Invitation",
    open: async (page, world) => go(page, await invitation(world, world.address("Nora"))),
  },
  {
    name: "a join link for somebody new",
    title: "Join",
    open: async (page, world) =>
      go(page, await world.joinLink(await world.organization("Acme"), "member", { domain: "example.com" })),
  },
  {
    name: "an invitation of the person who looks",
    title: "Invitation",
    open: async (_page, world) => {
      const nora = await world.person("Nora");
      return nora.page(await invitation(world, nora.email));
    },
  },
  {
    name: "an invitation of somebody else",
    title: "Invitation",
    open: async (_page, world) =>
      (await world.person("Nils")).page(await invitation(world, world.address("Nora"))),
  },
  {
    name: "an invitation that is over",
    title: "Invitation",
    open: (page) => go(page, `/invitations/${"x".repeat(43)}`),
  },
  {
    name: "the template",
    title: "Template",
    open: async (_page, world) => (await world.staff("Sam")).page("/admin/template"),
  },
  {
    name: "the preview of a change to the template",
    title: "Template",
    open: async (_page, world) => {
      const opened = await (await world.staff("Sam")).page("/admin/template");
      const group = opened.getByRole("group", { name: "Remove people" });
      await group.getByLabel("Member").check();
      await opened.getByRole("button", { name: "Review and save" }).click();
      await expect(opened.getByRole("button", { name: "Save for everybody" })).toBeVisible();
      return opened;
    },
  },
  {
    name: "the dialog to add a role",
    title: "Template",
    open: async (_page, world) => {
      const opened = await (await world.staff("Sam")).page("/admin/template");
      await opened.getByRole("button", { name: "Add role" }).click();
      await opened.getByRole("dialog").getByRole("button", { name: "Add role" }).click();
      await expect(opened.getByText("Enter a name.")).toBeVisible();
      return opened;
    },
  },
  {
    name: "the dialog for the limits of a workspace",
    title: "All workspaces",
    open: async (_page, world) => {
      const [acme, sam] = [await world.organization("Acme"), await world.staff("Sam")];
      const opened = await sam.page(`/admin/organizations?search=${acme.slug}`);
      await opened.getByRole("button", { name: "Actions for Acme" }).click();
      await opened.getByRole("menuitem", { name: "Change limits" }).click();
      await expect(opened.getByRole("button", { name: "Save limits" })).toBeVisible();
      return opened;
    },
  },
  {
    name: "the question before somebody is disabled",
    title: "All people",
    open: async (_page, world) => {
      const mia = await world.person("Mia", {}, { isVerified: false });
      const opened = await (await world.staff("Sam")).page(`/admin/users?search=${mia.email}`);
      await opened.getByRole("button", { name: "Actions for Mia" }).click();
      await opened.getByRole("menuitem", { name: "Disable" }).click();
      await expect(opened.getByRole("button", { name: "Disable account" })).toBeVisible();
      return opened;
    },
  },
  {
    name: "the page of failed mails",
    title: "Jobs",
    open: async (_page, world) => (await world.staff("Sam")).page("/admin/jobs"),
  },
  {
    name: "the question before the signing keys rotate",
    title: "Signing keys",
    open: async (_page, world) => {
      const opened = await (await world.staff("Sam")).page("/admin/keys");
      await opened.getByRole("button", { name: "Rotate now" }).click();
      await expect(opened.getByRole("button", { name: "Rotate keys" })).toBeVisible();
      return opened;
    },
  },
  {
    name: "the page for who was disabled",
    title: "Account disabled",
    open: (page) => go(page, "/sign-in/disabled"),
  },
  { name: "the mailbox", title: "Mailbox", open: (page) => go(page, "/dev/mailbox") },
  { name: "the list of all mails", title: "E-mails", open: (page) => go(page, "/dev/emails") },
  {
    name: "a mail with hostile names",
    title: "E-mail",
    open: (page) => go(page, "/dev/emails/role-changed"),
  },
];

for (const { name, title, open } of scenes) {
  test(`everyone can use ${name}`, async ({ page, world }) => {
    const opened = await open(page, world);
    await expectAccessible(opened);
    await expectTitle(opened, title);
  });
}

test("everyone can read a mail, in the mailbox and by itself", async ({ page, world }) => {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("E-mail address").fill(nora.email);
  await page.getByLabel("Password", { exact: true }).fill("lanterns over calm water");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const mail = await theMail(nora.email);
  expect(pathIn(mail)).toBe("/sign-in");
  await page.goto(`/dev/mailbox/${mail.id}`);
  await expectAccessible(page);
  await expectTitle(page, "Mail");
  await page.goto("about:blank");
  await page.setContent(mail.html);
  expect(await findViolationsOfMail(page), "the mail by itself").toEqual([]);
});

test("the check of these pages notices a picture without words", async ({ page }) => {
  await page.goto("/sign-in");
  expect(await findViolations(page)).toEqual([]);
  await page.evaluate(() => document.querySelector("main")?.append(new Image(10, 10)));
  expect(await findViolations(page)).toEqual([expect.stringContaining("image-alt")]);
});

async function go(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  return page;
}

async function invitation(world: World, email: string): Promise<string> {
  return world.invitation(await world.organization("Acme"), email, "member");
}

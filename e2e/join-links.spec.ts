import type { Locator, Page } from "@playwright/test";
import { captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { codeIn, listMails, mailsDelivered, pathIn, theMail } from "./fixtures/mailbox";
import { listEvents, listRoles } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

test("an admin makes a link, and a new person and one with an account join by it", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const members = await alice.page(`/${acme.slug}/members`);
  await members.getByRole("button", { name: "New join link" }).click();
  const dialog = members.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Member/ }).check();
  await dialog.getByLabel("Most uses").fill("2");
  await dialog.getByRole("button", { name: "Make link" }).click();
  const link = await dialog.getByLabel("Link").inputValue();
  await members.keyboard.press("Escape");
  await expect(links(members).getByText("0 of 2")).toBeVisible();
  const path = new URL(link).pathname;
  expect(await members.reload().then((answer) => answer?.text())).not.toContain(path);

  const email = world.address("Nora");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Join Acme" })).toBeVisible();
  await expect(page.getByText("Alice shared this link. It lets you in with the role Member.")).toBeVisible();
  await signUp(page, email);
  expect(await listRoles(acme), "nobody joins by an address that is not proved").toEqual({
    Olivia: "owner",
    Alice: "admin",
  });
  await page.getByLabel("Code from the mail").fill(codeIn(await theMail(email)));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page).toHaveURL(path);
  await page.getByRole("button", { name: "Join Acme" }).click();
  await expect(page.getByText("Hello Nora. Your role here is Member.")).toBeVisible();
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "You are in Acme" })).toBeVisible();

  const nils = await (await world.person("Nils")).page(path);
  await nils.getByRole("button", { name: "Join Acme" }).click();
  await expect(nils.getByText("Hello Nils. Your role here is Member.")).toBeVisible();
  const late = await (await world.person("Lea")).page(path);
  await expect(late.getByRole("heading", { name: "This link is used up" })).toBeVisible();

  await members.reload();
  for (const text of ["Member", "Used up", "Anyone", "2 of 2", "Alice"])
    await expect(links(members).getByRole("row").nth(1)).toContainText(text);
  expect(await listRoles(acme)).toEqual({
    Olivia: "owner",
    Alice: "admin",
    Nora: "member",
    Nils: "member",
  });
  expect(await listEvents(acme)).toEqual([
    "Alice joinLink.created Member",
    "Nora joinLink.used Member",
    "Nils joinLink.used Member",
  ]);
});

test("a link is shown again, then switched off, and is dead at once for who has it open", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const above = await world.joinLink(acme, "owner");
  const members = await alice.page(`/${acme.slug}/members`);
  await expect(links(members).getByRole("row")).toHaveCount(2);
  await expect(links(members).getByRole("button"), "nothing to do about a role above their own").toHaveCount(
    0,
  );

  await members.getByRole("button", { name: "New join link" }).click();
  await members.getByRole("button", { name: "Make link" }).click();
  const link = await members.getByRole("dialog").getByLabel("Link").inputValue();
  await members.keyboard.press("Escape");
  await choose(members, "Show link");
  await expect(members.getByRole("dialog").getByLabel("Link")).toHaveValue(link);
  await members.keyboard.press("Escape");

  const nora = await world.person("Nora");
  const page = await nora.page(link);
  await choose(members, "Switch off");
  const switchOff = await captureAction(members, async () => {
    await members.getByRole("button", { name: "Switch off" }).click();
    await expect(members.getByText("The join link is off.")).toBeVisible();
  });
  await expect(links(members).getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: "Join Acme" }).click();
  await expect(page.getByText("Nobody can join by this link any more.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "This link was switched off" })).toBeVisible();
  expect(await listRoles(acme)).toEqual({ Olivia: "owner", Alice: "admin" });

  const viewer = await world.person("Vera", { [acme.slug]: "viewer" });
  await expect((await viewer.page(`/${acme.slug}/members`)).getByText("Join links")).toBeHidden();
  expectRefused(await sendAction(await viewer.request(), switchOff), "forbidden");
  expectRefused(await sendAction(await alice.request(), switchOff), "not_found");

  const other = await nora.page(above);
  await expect(other.getByText("It lets you in with the role Owner.")).toBeVisible();
  await world.person("Otto", { [acme.slug]: "owner" });
  await world.changeRole(acme, acme.owner, "member");
  await other.getByRole("button", { name: "Join Acme" }).click();
  await expect(other.getByText("Nobody can join by this link any more.")).toBeVisible();
});

test("a link for one domain lets in nobody else, whatever is sent to it", async ({ page, world }) => {
  const acme = await world.organization("Acme");
  const domain = `${world.slug("corp")}.test`;
  const path = await world.joinLink(acme, "member", { domain });
  const own = await world.joinLink(acme, "viewer");
  const nils = await world.person("Nils");

  const elsewhere = await nils.page(path);
  await expect(elsewhere.getByText(`for people with an address at ${domain}`)).toBeVisible();
  await expect(elsewhere.getByRole("button", { name: "Join Acme" })).toBeHidden();
  const open = await nils.page(own);
  const join = await captureAction(open, async () => {
    await open.getByRole("button", { name: "Join Acme" }).click();
    await expect(open).toHaveURL(`/${acme.slug}`);
  });
  const stranger = await world.person("Lea");
  const token = path.split("/").at(-1);
  expectRefused(await sendAction(await stranger.request(), join, { args: [{ token }] }), "conflict");

  await page.goto(path);
  const near = [`nora@evil-${domain}`, `nora@${domain}.evil.test`, `nora@sub.${domain}`];
  for (const email of near) {
    await fill(page, email);
    await expect(page.getByLabel("E-mail address")).toHaveAccessibleDescription(
      `This link is for addresses at ${domain}.`,
    );
  }
  await mailsDelivered();
  for (const email of near) expect(await listMails(email)).toEqual([]);

  const email = `nora@${domain}`;
  await signUp(page, email.toUpperCase());
  await page.goto(pathIn(await theMail(email)));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL(path);
  await expect(page.getByText(`You join as ${email}.`)).toBeVisible();
  await page.getByRole("button", { name: "Join Acme" }).click();
  await expect(page).toHaveURL(`/${acme.slug}`);
  expect(await listRoles(acme)).toEqual({ Olivia: "owner", Nils: "viewer", Nora: "member" });
});

function links(members: Page): Locator {
  return members.getByRole("table", { name: "Join links" });
}

async function choose(members: Page, item: string): Promise<void> {
  await links(members).getByRole("button").click();
  await members.getByRole("menuitem", { name: item }).click();
}

async function fill(page: Page, email: string): Promise<void> {
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

async function signUp(page: Page, email: string): Promise<void> {
  await fill(page, email);
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
}

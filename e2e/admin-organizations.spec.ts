import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { listEvents } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import type { Organization } from "./fixtures/world";

test("staff suspend a workspace while somebody is in it, and restore it", async ({ world }) => {
  const acme = await world.organization("Acme");
  const mia = await world.person("Mia", { [acme.slug]: "member" });
  const tab = await mia.page(`/${acme.slug}`);
  const sam = await world.staff("Sam");
  const page = await sam.page("/account");
  await page.getByRole("link", { name: "Template" }).click();
  await page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Workspaces" }).click();
  await find(page, acme);
  await choose(page, acme, "Suspend");
  await expect(page.getByText("2 people are out with their next click")).toBeVisible();
  const suspend = await captureAction(page, async () => {
    await page.getByRole("button", { name: "Suspend workspace" }).click();
    await expect(page.getByText("Acme was suspended.")).toBeVisible();
  });
  await expect(rowOf(page, acme)).toContainText("Suspended");

  await tab.getByRole("link", { name: "Projects" }).click();
  await expect(tab.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  expect((await tab.goto(`/${acme.slug}`))?.status()).toBe(404);
  await tab.goto("/workspaces");
  await expect(tab.getByRole("link", { name: "Acme" })).toBeHidden();

  // A second click, and somebody who is not staff.
  expectRefused(await sendAction(await sam.request(), suspend), "conflict");
  expectRefused(await sendAction(await mia.request(), suspend), "not_found");

  await choose(page, acme, "Restore");
  await page.getByRole("button", { name: "Restore workspace" }).click();
  await expect(page.getByText("Acme was restored.")).toBeVisible();
  expect((await tab.goto(`/${acme.slug}`))?.status()).toBe(200);
  expect(await listEvents(acme)).toEqual([
    `${brand.name} staff organization.suspended Acme`,
    `${brand.name} staff organization.restored Acme`,
  ]);
  const events = await acme.owner.page(`/${acme.slug}/events`);
  await expect(events.getByText(`${brand.name} staff suspended the workspace Acme`)).toBeVisible();
});

test("staff raise a limit, and the owner can invite again", async ({ world }) => {
  const acme = await world.organization("Acme");
  const page = await (await world.staff("Sam")).page("/admin/organizations");
  await find(page, acme);
  await choose(page, acme, "Change limits");
  await page.getByLabel("Seats").fill("0");
  await page.getByRole("button", { name: "Save limits" }).click();
  await expect(page.getByText("Enter 1 or more, or nothing.")).toBeVisible();
  await page.getByLabel("Seats").fill("1");
  await page.getByRole("button", { name: "Save limits" }).click();
  await expect(page.getByText("Acme has new limits.")).toBeVisible();
  await expect(rowOf(page, acme)).toContainText("1 of 1");

  const members = await acme.owner.page(`/${acme.slug}/members`);
  await members.getByRole("button", { name: "Invite" }).click();
  await expect(members.getByRole("dialog", { name: "Every seat is taken" })).toBeVisible();

  await choose(page, acme, "Change limits");
  await page.getByLabel("Seats").fill("2");
  await page.getByRole("button", { name: "Save limits" }).click();
  await expect(rowOf(page, acme)).toContainText("1 of 2");
  await members.reload();
  await members.getByRole("button", { name: "Invite" }).click();
  const email = world.address("Nora");
  await members.getByLabel("E-mail addresses").fill(email);
  await members.getByRole("button", { name: "Send invitation" }).click();
  await expect(members.getByText(`Invitation sent to ${email}.`)).toBeVisible();
});

test("fewer seats than are taken says what comes of it; nobody but staff finds the page", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  await world.person("Mia", { [acme.slug]: "member" });
  await world.invitation(acme, world.address("Nora"), "viewer");
  const page = await (await world.staff("Sam")).page("/admin/organizations?state=everything&before=garbled");
  await find(page, acme);
  await choose(page, acme, "Change limits");
  await page.getByLabel("Seats").fill("2");
  await expect(
    page.getByText("2 people are in and stay, 1 invitation waits. Nobody else can come in"),
  ).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByLabel("Name or address").fill("no such workspace");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: "No such workspaces" })).toBeVisible();
  const answer = await (await acme.owner.request()).get("/admin/organizations");
  expect(answer.status()).toBe(404);
});

async function find(page: Page, { slug }: Organization): Promise<void> {
  await page.getByLabel("Name or address").fill(slug);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
}

async function choose(page: Page, { name }: Organization, act: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: act }).click();
}

function rowOf(page: Page, { slug }: Organization) {
  return page.getByRole("row").filter({ hasText: `/${slug}` });
}

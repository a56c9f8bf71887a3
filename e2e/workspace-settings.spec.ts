import type { Page } from "@playwright/test";
import { comparable } from "./fixtures/page-text";
import { listEvents, listProjects } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";

test("an owner renames the workspace and gives it another address, and every old link of its members leads on", {
  tag: "@proxy",
}, async ({ world }) => {
  const acme = await world.organization("Acme");
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  const next = world.slug("umbrella");
  const invitation = await world.invitation(acme, world.address("Nora"), "viewer");
  const open = await bob.page(`/${acme.slug}/projects`);

  const page = await acme.owner.page(`/${acme.slug}`);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("textbox", { name: "Organization id" })).toHaveValue(acme.id);
  await page.getByLabel("Name", { exact: true }).fill("Umbrella");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByText("Renamed.")).toBeVisible();
  await move(page, next);
  await expect(page).toHaveURL(`/${next}/settings?moved=1`);
  await expect(page.getByText(`Leading here from before: /${acme.slug}`)).toBeVisible();

  // Typed or clicked in a mail, and a page that was open all the while.
  const typed = await bob.page(`/${acme.slug}/members?search=Bob`);
  await expect(typed).toHaveURL(`/${next}/members?search=Bob`);
  await expect(typed.getByRole("cell", { name: "Bob" }).first()).toBeVisible();
  await open.getByRole("link", { name: "Members", exact: true }).click();
  await expect(open).toHaveURL(`/${next}/members`);
  await expect(open.getByRole("heading", { name: "Members" })).toBeVisible();
  await open.goto(invitation);
  await expect(open.getByText("Umbrella").first()).toBeVisible();
  expect(await listEvents(acme)).toEqual([
    "Olivia organization.renamed Umbrella",
    "Olivia organization.moved Umbrella",
  ]);

  await page.getByLabel("Address").fill(acme.slug);
  await expect(page.getByText("You had it before, and can go back to it.")).toBeVisible();
  await page.getByRole("button", { name: "Change address" }).click();
  await expect(page).toHaveURL(`/${acme.slug}/settings?moved=1`);
  await typed.goto(`/${next}/members`);
  await expect(typed).toHaveURL(`/${acme.slug}/members`);
});

test("what somebody sends from a page at the old address arrives", async ({ world }) => {
  const acme = await world.organization("Acme");
  const bob = await world.person("Bob", { [acme.slug]: "admin" });
  const next = world.slug("acme");
  const form = await bob.page(`/${acme.slug}/projects/new`);
  await form.getByLabel("Name").fill("Website");
  await move(await acme.owner.page(`/${acme.slug}/settings`), next);
  await expect.poll(async () => (await listEvents(acme)).length).toBe(1);

  await form.getByRole("button", { name: "Create project" }).click();
  await expect(form.getByRole("heading", { name: "Website" })).toBeVisible();
  await expect(form).toHaveURL(new RegExp(`/${next}/projects/`));
  expect(await listProjects(acme)).toEqual([{ name: "Website", isArchived: false }]);
});

test("a stranger cannot tell an address of before from one that nobody had", async ({ world }) => {
  const acme = await world.organization("Acme");
  const nils = await world.person("Nils");
  const [next, missing] = [world.slug("acme"), world.slug("acme")];
  const page = await acme.owner.page(`/${acme.slug}/settings`);
  await move(page, next);
  await expect(page).toHaveURL(`/${next}/settings?moved=1`);
  const ways: Array<Record<string, string>> = [{}, { rsc: "1" }];
  for (const headers of ways) {
    const look = async (slug: string) =>
      comparable(await (await nils.request()).get(`/${slug}/projects`, { headers, maxRedirects: 0 }), slug);
    const nothing = await look(missing);
    expect(await look(acme.slug)).toEqual(nothing);
    expect(await look(next)).toEqual(nothing);
  }
  const other = await world.organization("Other");
  const settings = await other.owner.page(`/${other.slug}/settings`);
  for (const taken of [acme.slug, next, "admin"]) {
    await settings.getByLabel("Address").fill(taken);
    await expect(settings.getByText(`“${taken}” is taken.`)).toBeVisible();
    await settings.getByRole("button", { name: "Change address" }).click();
    await expect(settings.getByText(`“${taken}” is taken. Choose another address.`)).toBeVisible();
  }
});

test("an owner takes everything along, and nobody else does", async ({ world }) => {
  const acme = await world.organization("Acme");
  const other = await world.organization("Other");
  await world.project(acme, "Website");
  await world.project(other, "Secret");
  const anna = await world.person("Anna", { [acme.slug]: "admin" });
  const page = await acme.owner.page(`/${acme.slug}/settings`);
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download everything" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(new RegExp(`^${acme.slug}-\\d{4}-\\d\\d-\\d\\d\\.json$`));
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  const { tables } = JSON.parse(Buffer.concat(chunks).toString());
  expect(tables.projects.map(({ name }: { name: string }) => name)).toEqual(["Website"]);
  expect(tables.memberships.map(({ email }: { email: string }) => email).sort()).toEqual(
    [acme.owner.email, anna.email].sort(),
  );
  expect(await listEvents(acme)).toEqual(["Olivia organization.exported Acme"]);

  const path = `/${acme.slug}/settings/export`;
  const admin = await anna.page(`/${acme.slug}/settings`);
  await expect(admin.getByLabel("Name", { exact: true })).toHaveValue("Acme");
  await expect(admin.getByRole("link", { name: "Download everything" })).toBeHidden();
  await expect(admin.getByRole("button", { name: "Delete workspace" })).toBeHidden();
  expect((await (await anna.request()).get(path)).status()).toBe(403);
  expect((await (await other.owner.request()).get(path)).status()).toBe(404);
  const fromElsewhere = { headers: { "sec-fetch-site": "cross-site" } };
  expect((await (await acme.owner.request()).get(path, fromElsewhere)).status()).toBe(403);
  expect(await listEvents(acme)).toHaveLength(1);
});

async function move(page: Page, slug: string): Promise<void> {
  await page.getByLabel("Address").fill(slug);
  await expect(page.getByText(`“${slug}” is free.`)).toBeVisible();
  await page.getByRole("button", { name: "Change address" }).click();
}

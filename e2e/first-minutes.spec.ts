import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { expectAccessible } from "./fixtures/accessibility";
import { inOrganization } from "./fixtures/database";
import { organizationClaims } from "./fixtures/organization-session";
import { Person } from "./fixtures/person";
import { expect, test } from "./fixtures/test";

test("who makes a workspace skips a step, comes back in another browser, takes the next, and is never asked again", async ({
  world,
  browser,
}) => {
  const nora = await world.person("Nora");
  const slug = world.slug("garden");
  const page = await makeWorkspace(nora, slug);
  await expect(card(page).getByRole("heading", { name: "Who works with you?" })).toBeVisible();
  await expect(card(page).locator("[aria-current=step]")).toHaveText("2Invite people");
  await card(page).getByRole("button", { name: "Skip this" }).focus();
  await page.keyboard.press("Enter");
  await expect(card(page).getByRole("heading", { name: "What do you work on first?" })).toBeFocused();
  await page.context().close();

  const elsewhere = await new Person(nora, browser).page(`/${slug}`);
  await expect(card(elsewhere).getByRole("listitem")).toHaveText([
    /Name the/,
    /Invite people\(skipped\)/,
    /First project$/,
  ]);
  await card(elsewhere).getByLabel("Name").fill("Beehives");
  await card(elsewhere).getByRole("button", { name: "Create project" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Beehives" })).toBeVisible();

  const organization = { id: (await organizationClaims(elsewhere.context(), slug)).org_id };
  await inOrganization(organization, (tx) => tx`delete from projects`);
  await elsewhere.goto(`/${slug}`);
  await expect(elsewhere.getByRole("heading", { name: "What happened" })).toBeVisible();
  await expect(elsewhere.getByRole("list", { name: "What happened" })).toContainText("Nora skipped inviting");
  await expect(card(elsewhere), "though there is none again").toBeHidden();
});

test("of several addresses those that were not sent stay in the box, and the step is behind", async ({
  world,
}) => {
  const nora = await world.person("Nora");
  const slug = world.slug("garden");
  const page = await makeWorkspace(nora, slug);
  const box = card(page).getByLabel("E-mail addresses");
  await box.fill(`${world.address("Nils")}\nnils(at)example.com`);
  await card(page).getByRole("button", { name: "Check 2 addresses" }).click();
  await card(page).getByRole("button", { name: "Send 1 invitation" }).click();
  await expect(page.getByText("Invitation sent to")).toBeVisible();
  await expect(box).toHaveValue("nils(at)example.com");
  await expect(page.getByRole("list", { name: "What happened" })).toContainText("Nora invited");
  await expect(box, "though the page was shown anew").toHaveValue("nils(at)example.com");

  await card(page).getByRole("button", { name: "Go on" }).click();
  await expect(card(page).getByRole("heading", { name: "What do you work on first?" })).toBeFocused();
  await page.reload();
  await expect(card(page).getByRole("heading", { name: "What do you work on first?" })).toBeVisible();
  await card(page).getByRole("button", { name: "Skip this" }).click();
  await expect(card(page)).toBeHidden();
  await expect(page.locator("#main")).toBeFocused();
});

test("what was done elsewhere is behind, and nobody but its maker is led through a workspace", async ({
  world,
}) => {
  const nora = await world.person("Nora");
  const slug = world.slug("garden");
  const page = await makeWorkspace(nora, slug);
  await expect(card(page)).toBeVisible();
  const organization = { id: (await organizationClaims(page.context(), slug)).org_id };
  const anna = await world.person("Anna");
  await world.join(organization, anna, "admin");
  const annas = await anna.page(`/${slug}`);
  await expect(annas.getByText("Your role here is Admin.")).toBeVisible();
  await expect(card(annas)).toBeHidden();

  await annas.goto(`/${slug}/projects/new`);
  await annas.getByLabel("Name").fill("Beehives");
  await annas.getByRole("button", { name: "Create project" }).click();
  await expect(annas.getByRole("heading", { name: "Beehives" })).toBeVisible();
  await page.reload();
  await expect(card(page).getByRole("heading", { name: "Who works with you?" })).toBeVisible();
  await card(page).getByRole("button", { name: "Skip this" }).click();
  await expect(card(page), "the project is there already").toBeHidden();
});

test("the first minutes can be used by everyone, on a small phone too", async ({ world }) => {
  const page = await makeWorkspace(await world.person("Nora"), world.slug("garden"));
  await expect(card(page)).toBeVisible();
  await expectAccessible(page);
});

async function makeWorkspace(person: Person, slug: string): Promise<Page> {
  const page = await person.page("/workspaces/new");
  await page.getByLabel("Name").fill("Garden");
  await page.getByLabel("Address").fill(slug);
  await page.getByRole("button", { name: `Create ${brand.workspace.one}` }).click();
  await expect(page).toHaveURL(`/${slug}`);
  return page;
}

function card(page: Page) {
  return page.getByRole("region", { name: "First steps" });
}

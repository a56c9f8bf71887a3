import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { expectAccessible, expectTitle } from "./fixtures/accessibility";
import { expect, test } from "./fixtures/test";

test("an admin reads who did what to whom, with before and after", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  await world.person("Bob", { [acme.slug]: "member" });
  const page = await alice.page(`/${acme.slug}`);
  await page.getByRole("link", { name: "Events" }).click();
  await expectTitle(page, "Events");
  await expect(page.getByRole("heading", { name: "Nothing happened yet" })).toBeVisible();

  await page.getByRole("link", { name: "Members" }).click();
  await page.getByRole("button", { name: "Actions for Bob" }).click();
  await page.getByRole("menuitem", { name: "Change role" }).click();
  await page.getByRole("radio", { name: /^Viewer/ }).check();
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByText("Bob has a new role.")).toBeVisible();
  await page.getByRole("button", { name: "Actions for Bob" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Bob was removed.")).toBeVisible();

  await page.getByRole("link", { name: "Events" }).click();
  await expect(trail(page)).toHaveText([
    /^AAlice removed Bob/,
    /^AAlice changed Bob's role from Member to Viewer/,
  ]);
  await page.getByLabel("Person").selectOption("Bob");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("heading", { name: "No such events" })).toBeVisible();
});

test("an owner filters by person and by kind and goes through the pages", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const names = Array.from({ length: 55 }, (_, index) => `p${index}@example.com`);
  await world.events(acme, alice, "invitation.sent", names);
  await world.events(acme, acme.owner, "invitation.revoked", ["p1@example.com", "p2@example.com"]);
  const page = await acme.owner.page(`/${acme.slug}/events`);
  await expect(trail(page)).toHaveCount(50);
  await expect(trail(page).first()).toContainText("Olivia revoked the invitation for p2@example.com");

  await page.getByLabel("Person").selectOption("Alice");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(trail(page).first()).toContainText("Alice invited p54@example.com");
  await page.getByRole("link", { name: "Older" }).click();
  await expect(trail(page)).toHaveCount(5);
  await expect(trail(page).last()).toContainText("Alice invited p0@example.com");
  await expect(page.getByRole("link", { name: "Older" })).toBeHidden();
  await expect(page.getByLabel("Person")).toHaveValue(alice.id);
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(trail(page)).toHaveCount(50);

  await page.getByLabel("Kind").selectOption("Invitation revoked");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("link", { name: "Show all events" }).click();
  await expect(page).toHaveURL(`/${acme.slug}/events`);
  await expect(page.getByLabel("Kind")).toHaveValue("");
  await page.getByLabel("Kind").selectOption("Invitation revoked");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(trail(page)).toHaveCount(2);
  await page.goBack();
  await expect(page.getByLabel("Kind"), "the way back takes the filter along").toHaveValue("");
});

test("whatever the address asks, the trail shows nothing of another workspace", async ({ world }) => {
  const acme = await world.organization("Acme");
  const globex = await world.organization("Globex");
  await world.events(acme, acme.owner, "invitation.sent", ["ours@example.com"]);
  await world.events(globex, globex.owner, "invitation.sent", ["theirs@example.com"]);
  const request = await acme.owner.request();
  const read = async (query: string) => {
    const answer = await request.get(`/${acme.slug}/events?${query}`);
    expect(answer.status(), query).toBe(200);
    return answer.text();
  };
  expect(await read("")).toContain("ours@example.com");
  const queries = [
    `person=${globex.owner.id}`,
    "before=ffffffff-ffff-ffff-ffff-ffffffffffff",
    "before=forged&person=forged&kind=forged",
    "person=a&person=b&kind=%00&before[]=1",
  ];
  for (const query of queries) expect(await read(query), query).not.toContain("theirs@example.com");
});

test("members and viewers have no link to the events and cannot open them", async ({ world }) => {
  const acme = await world.organization("Acme");
  for (const role of ["member", "viewer"]) {
    const person = await world.person("Victor", { [acme.slug]: role });
    const page = await person.page(`/${acme.slug}`);
    await expect(page.getByRole("link", { name: "Members", exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: "Events" })).toBeHidden();
    const answer = await page.goto(`/${acme.slug}/events`);
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "Your role does not allow this" })).toBeVisible();
  }
  const stranger = await world.person("Sven");
  expect((await (await stranger.request()).get(`/${acme.slug}/events`)).status()).toBe(404);
});

test("the events can be used by everyone, on a small phone too", async ({ world }) => {
  const acme = await world.organization("Acme");
  const long = `${"averylongaddress".repeat(6)}@example.com`;
  await world.events(acme, acme.owner, "invitation.sent", [long]);
  const page = await acme.owner.page(`/${acme.slug}/events`);
  await expect(page.getByText(`What happened in this ${brand.workspace.one}`)).toBeVisible();
  await expectAccessible(page);
});

function trail(page: Page) {
  return page.getByRole("list", { name: "Events" }).getByRole("listitem");
}

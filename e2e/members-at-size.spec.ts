import type { Locator, Page } from "@playwright/test";
import { captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { listEvents } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `Person ${String(index + 1).padStart(3, "0")}`);

test("an owner goes through the pages of 121 people, finds some and sorts them", async ({ world }) => {
  const acme = await world.organization("Acme");
  await world.crowd(
    acme,
    numbered(120).map((name, index) => ({
      name,
      role: index % 4 === 0 ? "viewer" : "member",
      state: index % 10 === 0 ? "suspended" : "active",
      ...(index === 77 && { lastActiveAt: new Date("2199-01-01") }),
    })),
  );
  const page = await acme.owner.page(`/${acme.slug}/members`);
  await expect(status(page)).toHaveText("121 people.");
  await expect(rows(page)).toHaveCount(50);
  await expect(rows(page).first()).toContainText("Olivia");
  await page.getByRole("link", { name: "Next" }).click();
  await expect(rows(page).first()).toContainText("Person 050");
  await page.getByRole("link", { name: "Next" }).click();
  await expect(rows(page)).toHaveCount(21);
  await expect(page.getByRole("link", { name: "Next" })).toBeHidden();
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(rows(page).first()).toContainText("Person 050");

  await page.getByRole("link", { name: "Last active" }).click();
  await expect(rows(page).first()).toContainText("Person 078");
  await page.getByRole("search").getByLabel("Role").selectOption("Viewer");
  await page.getByRole("search").getByLabel("State").selectOption("Suspended");
  await page.getByLabel("Name or e-mail").fill("PERSON 0");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(status(page)).toHaveText("5 people found.");
  await expect(page).toHaveURL(/search=PERSON\+0&role=viewer&state=suspended&sort=active$/);
  await expect(rows(page)).toContainText(["001", "021", "041", "061", "081"].map((each) => `Person ${each}`));
  await page.reload();
  await expect(page.getByRole("search").getByLabel("State")).toHaveValue("suspended");
});

test("what an address garbles is not asked, and a page needs no script", async ({ world, browser }) => {
  const acme = await world.organization("Acme");
  await world.crowd(
    acme,
    numbered(55).map((name) => ({ name })),
  );
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await (await acme.owner.context()).storageState(),
  });
  const page = await context.newPage();
  for (const query of [
    "role=owner'--&state=removed&sort=password&after=x&before=%00",
    "role=a&role=b&state=&sort[]=name&search[$ne]=x",
    `after=${Buffer.from('[0,"\\u0000","1"]').toString("base64url")}&before=W10&search=%00`,
    `after=${"A".repeat(5000)}&__proto__=x`,
  ]) {
    await page.goto(`/${acme.slug}/members?${query}`);
    await expect(status(page), query).toHaveText("56 people.");
    await expect(rows(page).first()).toContainText("Olivia");
  }
  await page.getByRole("link", { name: "Next" }).click();
  await expect(rows(page)).toHaveCount(6);
  await page.getByLabel("Name or e-mail").fill("person 01");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(status(page)).toHaveText("10 people found.");
  await context.close();
});

test("an owner changes the role of several, and reads whom it was refused for", async ({ world }) => {
  const acme = await world.organization("Acme");
  await world.crowd(acme, [{ name: "Bob" }, { name: "Cleo" }, { name: "Dora", role: "viewer" }]);
  const page = await acme.owner.page(`/${acme.slug}/members`);
  await page.getByLabel("Choose everyone else on this page").check();
  await expect(page.getByText("3 people chosen")).toBeVisible();
  await page.getByLabel("Choose Bob").uncheck();
  await expect(page.getByText("2 people chosen")).toBeVisible();
  await page.getByLabel("Choose Olivia").check();

  await page.getByRole("button", { name: "Change role" }).click();
  const dialog = page.getByRole("alertdialog", { name: "What may 3 people do?" });
  await expect(dialog.getByRole("listitem").filter({ hasText: "@example.com" })).toHaveCount(3);
  await dialog.getByRole("radio", { name: /^Viewer/ }).check();
  await dialog.getByRole("button", { name: "Change role" }).click();
  const results = page.getByRole("alertdialog", { name: "Done for one person" });
  await expect(results.getByRole("list", { name: "Results" }).getByRole("listitem")).toHaveText([
    "DoraDora has this role already.",
    "OliviaYou are the last owner. Make someone else owner first.",
    "CleoHas the role",
  ]);
  await results.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByText("people chosen")).toBeHidden();
  await expect(rows(page).filter({ hasText: "Cleo" })).toContainText("Viewer");
  expect(await listEvents(acme)).toEqual(["Olivia member.roleChanged Cleo"]);
});

test("an admin suspends, lets back in and removes several; a member cannot, nor from elsewhere", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const mia = await world.person("Mia", { [acme.slug]: "member" });
  await world.crowd(acme, [{ name: "Bob" }, { name: "Cleo" }]);
  const page = await alice.page(`/${acme.slug}/members`);
  await expect(page.getByLabel("Choose Olivia"), "the owner can do more").toHaveCount(0);
  const doTo = async (names: string[], act: string, title: string) => {
    for (const name of names) await page.getByLabel(`Choose ${name}`).check();
    await page.getByRole("region", { name: "Chosen people" }).getByRole("button", { name: act }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: act }).click();
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("alertdialog")).toBeHidden();
  };
  const sent = await captureAction(page, () =>
    doTo(["Bob", "Cleo", "Alice"], "Suspend", "Done for 2 people"),
  );
  await expect(rows(page).filter({ hasText: "Suspended" })).toHaveCount(2);
  await doTo(["Bob", "Cleo"], "Reactivate", "Done for 2 people");
  await doTo(["Alice"], "Remove", "Nothing was changed");
  await doTo(["Bob", "Cleo"], "Remove", "Done for 2 people");
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByRole("main"), "the bar is gone, and the focus with it").toBeFocused();
  expect(await listEvents(acme)).toEqual(
    ["suspended", "reactivated", "removed"].flatMap((what) => [
      `Alice member.${what} Bob`,
      `Alice member.${what} Cleo`,
    ]),
  );

  const mias = await mia.page(`/${acme.slug}/members`);
  await expect(rows(mias)).toHaveCount(3);
  await expect(mias.getByRole("checkbox")).toHaveCount(0);
  expectRefused(await sendAction(await mia.request(), sent), "forbidden");
  const globex = await world.organization("Globex");
  await world.join(globex, alice, "admin");
  const args = [globex.slug, { userIds: [mia.id] }];
  await alice.enter(globex);
  const elsewhere = { path: `/${globex.slug}/members`, args };
  expectRefused(await sendAction(await alice.request(), sent, elsewhere), "not_found");
});

function rows(page: Page): Locator {
  return page.getByRole("table", { name: "Members" }).locator("tbody tr");
}

function status(page: Page): Locator {
  return page.getByRole("main").getByRole("status").first();
}

import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { expectAccessible } from "./fixtures/accessibility";
import { asPerson } from "./fixtures/database";
import { listProjects } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";

const { one, many } = brand.workspace;
const nothing = { name: "There is nothing here" };
const refused = { name: "Your role does not allow this" };

test("a page that a role does not open says what is missing and whom to ask, by both ways", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "viewer" });
  const bob = await world.person("Bob", { [acme.slug]: "admin" });
  const page = await alice.page(`/${acme.slug}/projects/new`);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", refused)).toBeVisible();
  await expect(main).toContainText("Create projects");
  await expect(main.getByRole("link", { name: "Olivia" })).toHaveAttribute(
    "href",
    `mailto:${encodeURIComponent(acme.owner.email)}`,
  );
  await expect(main.getByRole("link", { name: "Bob" })).toContainText(bob.email);
  await expect(main.getByRole("link", { name: "Alice" })).toHaveCount(0);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Projects" }).click();
  await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();

  // Only owners may give what admins have not; and a soft navigation says it as a full load does.
  const carol = await world.person("Carol", { [acme.slug]: "admin" });
  const soft = await carol.page(`/${acme.slug}`);
  await world.changeRole(acme, carol, "member");
  await soft.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click();
  await expect(soft.getByRole("heading", refused)).toBeVisible();
  await expect(soft.getByRole("main")).toContainText(`Change the ${one}'s name and settings`);
  await expect(soft.getByRole("main").getByRole("link")).toHaveCount(2);
  await soft.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Members" }).click();
  await expect(soft.getByRole("heading", { name: "Members" })).toBeVisible();
  await page.goto(`/${acme.slug}/events`);
  await expect(main).toContainText("See what happened in the");
  await expectAccessible(page);
});

test("what is not in a workspace is said in its shell, with the way back to what is", async ({ world }) => {
  const acme = await world.organization("Acme");
  const { id } = await world.project(acme, "Website");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const page = await alice.page(`/${acme.slug}/projects/${id.replace(/^.{8}/, "00000000")}`);
  await expect(page.getByRole("heading", { name: "This project is not here" })).toBeVisible();
  await page.getByRole("link", { name: "See all projects" }).click();
  await expect(page.getByRole("link", { name: "Website" })).toBeVisible();

  const answer = await page.goto(`/${acme.slug}/no/such/page`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", nothing)).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to the home page" }).click();
  await expect(page).toHaveURL(`/${acme.slug}`);
});

test("an address that is nobody's leads to sign in, or to one's workspaces, which say that it is none of them", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice");
  await page.goto("/admin/no/such/page");
  await expect(page.getByRole("heading", nothing)).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", /^\/sign-in\?next=/);

  const hers = await alice.page(`/${acme.slug}/projects`);
  await hers.getByRole("link", { name: `Go to your ${many}` }).click();
  await expect(hers.getByText(`“${acme.slug}” is not among your ${many}`)).toBeVisible();
  await expectAccessible(hers);
  await hers.goto("/workspaces?from=%3Cb%3Enot+a+slug");
  await expect(hers.getByRole("heading", { name: `Your ${many}` })).toBeVisible();
  await expect(hers.getByText("is not among")).toHaveCount(0);
});

test("who comes back to a session that ended reads so, and goes on where they were", async ({
  world,
  page,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const hers = await alice.page(`/${acme.slug}`);
  await alice.endSessions();
  await hers.goto(`/${acme.slug}/members`);
  await expect(hers.getByText("Your session has ended. Sign in to go on where you were.")).toBeVisible();
  await alice.renewSession();
  await hers.reload();
  await expect(hers).toHaveURL(`/${acme.slug}/members`);
  await page.goto("/sign-in");
  await expect(page.getByText("Your session has ended.")).toHaveCount(0);
});

test("a tab of a version before says so, and a reload keeps what was typed", async ({ world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const page = await alice.page(`/${acme.slug}/projects/new`);
  await page.getByLabel("Name").fill("Long thought over");
  await page.route("**/api/tab/*", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), build: "another" } });
  });
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(page.getByText("A new version is out.")).toBeVisible({ timeout: 4_000 });
  }).toPass();
  await page.unroute("**/api/tab/*");
  await expectReload(page);
  await expect(page.getByText("A new version is out.")).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Name"), "once").toHaveValue("");
});

test("a form of a version before is not sent, says why, and keeps what was typed over the reload", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const page = await alice.page(`/${acme.slug}/projects/new`);
  await page.getByLabel("Name").fill("Long thought over");
  const isAction = (headers: Record<string, string>) => "next-action" in headers;
  await page.route(`/${acme.slug}/projects/new`, (route, request) => {
    const headers = request.headers();
    return route.continue(
      isAction(headers) ? { headers: { ...headers, "next-action": "40".repeat(21) } } : {},
    );
  });
  await page.getByRole("button", { name: "Create project" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "A new version is out" });
  await expect(alert).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Long thought over");
  expect(await listProjects(acme)).toEqual([]);
  await page.unroute(`/${acme.slug}/projects/new`);
  await expectReload(page);
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Long thought over" })).toBeVisible();
});

test("a page that fails shows a reference to quote, and is asked for again with one click", async ({
  world,
}) => {
  const alice = await world.person("Alice");
  const page = await alice.page("/account");
  // Of no browser and no address: what no part of the app writes, and the page stumbles over.
  await asPerson(
    alice.id,
    (tx) => tx`insert into security_events (action, context) values ('session.started', 'null'::jsonb)`,
  );
  await page.goto("/account/security");
  await expect(page.getByRole("heading", { name: "Something went wrong on our side" })).toBeVisible();
  await expect(page.getByText("quote the reference")).toBeVisible();
  await expect(page.locator("code")).toHaveText(/^[\w-]{6,}$/);
  await expect(page.getByRole("button", { name: "Copy the reference" })).toBeVisible();
  await expectAccessible(page);
  const again = page.waitForResponse((answer) => "rsc" in answer.request().headers());
  await page.getByRole("button", { name: "Try again" }).click();
  expect(new URL((await again).url()).pathname).toBe("/account/security");
  await page.getByRole("link", { name: "Go elsewhere" }).click();
  await expect(page.getByRole("heading", { name: `Your ${many}` })).toBeVisible();
});

test("who tries too often reads when to try again, and that it is time", async ({ page, world }) => {
  const alice = await world.person("Alice", {}, { canUseForm: true });
  await page.clock.install();
  const ask = async () => {
    await page.goto("/forgot-password");
    await page.getByLabel("E-mail address").fill(alice.email);
    await page.getByRole("button", { name: "Send the link" }).click();
  };
  for (let mail = 0; mail < 6; mail += 1) {
    await ask();
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  }
  await ask();
  const alert = page.getByRole("alert").filter({ hasText: "That was a lot of tries." });
  await expect(alert).toContainText(/Try again in (an hour|\d+ minutes)\./);
  await page.clock.fastForward("45:00");
  await expect(alert).toContainText(/Try again in \d\d? minutes\./);
  await page.clock.fastForward("20:00");
  await expect(page.getByText("You can try again now.")).toBeVisible();
});

test("who downloads too often reads when to come back, and so does the browser", async ({ world }) => {
  const acme = await world.organization("Acme");
  const path = `/${acme.slug}/settings/export`;
  const request = await acme.owner.request();
  for (let time = 0; time < 10; time += 1) expect((await request.get(path)).status()).toBe(200);
  const page = await acme.owner.page(`/${acme.slug}/settings`);
  const answer = page.waitForResponse(`**${path}`);
  await page.getByRole("link", { name: "Download everything" }).click();
  expect((await answer).status()).toBe(429);
  expect(Number((await answer).headers()["retry-after"])).toBeGreaterThan(0);
  await expect(page.getByText(/That was a lot of tries\. Try again in/)).toBeVisible();
  await page.getByRole("link", { name: "Go back" }).click();
  await expect(page).toHaveURL(`/${acme.slug}/settings`);
});

/** Clicks the one way on, after which the same page stands with what was typed. */
async function expectReload(page: Page): Promise<void> {
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Reload" }).first().click();
  await loaded;
  await expect(page.getByLabel("Name")).toHaveValue("Long thought over");
}

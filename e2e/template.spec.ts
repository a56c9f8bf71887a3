import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Locator, Page } from "@playwright/test";
import { captureAction, expectDone, expectRefused, sendAction } from "./fixtures/actions";
import { asPerson } from "./fixtures/database";
import { organizationClaims } from "./fixtures/organization-session";
import { expect, test } from "./fixtures/test";
import { password, type World } from "./fixtures/world";

// These run one after the other and alone, and each in a role of its own: what they change holds everywhere.

test("staff add a role, and who has it holds on the next request what staff tick", async ({ world }) => {
  const sam = await world.staff("Sam");
  const name = roleName(world);
  const page = await sam.page("/admin/template");
  await addRole(page, name);

  const acme = await world.organization("Acme");
  const dan = await world.person("Dan", { [acme.slug]: "viewer" });
  const members = await acme.owner.page(`/${acme.slug}/members`);
  await members.getByRole("button", { name: `Actions for ${dan.name}` }).click();
  await members.getByRole("menuitem", { name: "Change role" }).click();
  await members.getByRole("radio", { name }).check();
  await members.getByRole("button", { name: "Change role" }).click();
  await expect(members.getByText(`${dan.name} has a new role.`)).toBeVisible();

  await dan.enter(acme);
  const full = await dan.page(`/${acme.slug}/projects/new`);
  await expect(full.getByRole("heading", { name: "Your role does not allow this" })).toBeVisible();
  const soft = await dan.page(`/${acme.slug}`);
  await expect(soft.getByText(`Your role here is ${name}.`)).toBeVisible();
  const form = await acme.owner.page(`/${acme.slug}/projects/new`);
  const create = await captureAction(form, async () => {
    await form.getByLabel("Name").fill("First");
    await form.getByRole("button", { name: "Create project" }).click();
    await expect(form.getByRole("heading", { name: "First" })).toBeVisible();
  });
  const send = async () => sendAction(await dan.request(), create, { args: [acme.slug, { name: "Second" }] });
  expectRefused(await send(), "forbidden");

  await page.reload();
  await expect(roleItem(page, name)).toContainText("1 person in 1 workspace has it");
  await tick(page, "Create projects", name).check();
  await tick(page, "See projects", name).uncheck();
  await expect(page.getByText("2 changes, not saved yet")).toBeVisible();
  await page.getByRole("button", { name: "Review and save" }).click();
  const review = page.getByRole("dialog", { name: "What changes, and for whom" });
  await expect(review.getByRole("listitem")).toHaveText(
    new RegExp(`${name}.*1 person in 1 workspace.*gains Create projects.*loses See projects`),
  );
  await review.getByRole("button", { name: "Save for everybody" }).click();
  await expect(page.getByText("Saved. It holds with everybody's next click.")).toBeVisible();
  await expect(page.getByText("not saved yet")).toBeHidden();

  expect((await organizationClaims(await dan.context(), acme.slug)).scope).toContain("read:project");
  await soft.getByRole("navigation").getByRole("link", { name: "Projects" }).click();
  await expect(soft.getByRole("heading", { name: "Your role does not allow this" })).toBeVisible();
  expect((await full.reload())?.status()).toBe(200);
  expectDone(await send());
  await page.goto("/account/security");
  const events = page.getByRole("list", { name: "What happened" }).getByRole("listitem");
  await expect(events.first()).toContainText(
    `You changed the role ${name}: added “Create projects”; took “See projects”`,
  );
  await expect(events.nth(1)).toContainText(`You added the role ${name}, with what Viewer could do`);
});

test("a save of staff whose proof is old asks who is there, and then goes through", async ({ world }) => {
  const sam = await world.staff("Sam", { canUseForm: true });
  const name = roleName(world);
  const page = await sam.page("/admin/template");
  await addRole(page, name);
  const old = [{ method: "pwd", at: "2020-01-01T00:00:00Z" }];
  await asPerson(sam.id, (tx) => tx`update sessions set amr = ${tx.json(old)}`);
  await tick(page, "Create projects", name).check();
  await page.getByRole("button", { name: "Review and save" }).click();
  await page.getByRole("button", { name: "Save for everybody" }).click();
  await page.getByLabel("Your password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Saved. It holds with everybody's next click.")).toBeVisible();
});

test("a role in use stays, and one that nobody has goes", async ({ world }) => {
  const sam = await world.staff("Sam");
  const name = roleName(world);
  const page = await sam.page("/admin/template");
  await addRole(page, name);
  const acme = await world.organization("Acme");
  const dan = await world.person("Dan", { [acme.slug]: keyOf(name) });

  await page.reload();
  await choose(page, name, "Remove");
  const refusal = page.getByRole("dialog", { name: `${name} is in use and stays` });
  await expect(refusal).toContainText("1 person in 1 workspace has it.");
  await expect(refusal.getByRole("button")).toHaveText(["Close"]);
  await page.keyboard.press("Escape");

  await world.changeRole(acme, dan, "viewer");
  await page.reload();
  await choose(page, name, "Remove");
  // Somebody is given it while the question stands.
  await world.changeRole(acme, dan, keyOf(name));
  await page.getByRole("button", { name: "Remove role" }).click();
  await expect(page.getByRole("alert").first()).toContainText("1 person in 1 workspace has it.");
  await world.remove(acme, dan);
  await page.getByRole("button", { name: "Remove role" }).click();
  await expect(page.getByText(`The role ${name} was removed.`)).toBeVisible();
  await expect(roleItem(page, name)).toBeHidden();
});

test("owners keep what a workspace cannot do without", async ({ world }) => {
  const sam = await world.staff("Sam");
  const page = await sam.page("/admin/template");
  for (const sentence of ["Change people's roles", "Delete the workspace", "Remove people"]) {
    await expect(tick(page, sentence, "Owner")).toBeChecked();
    await expect(tick(page, sentence, "Owner")).toBeDisabled();
  }
  await expect(tick(page, "Delete projects", "Owner")).toBeEnabled();
  await page.getByRole("button", { name: "Actions for Owner" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["Rename or move"]);
});

test("of two staff who save at once the second is told, and what they ticked stays", async ({ world }) => {
  const name = roleName(world);
  const first = await (await world.staff("Sam")).page("/admin/template");
  await addRole(first, name);
  const second = await (await world.staff("Tina")).page("/admin/template");
  await tick(second, "Delete projects", name).check();
  await tick(first, "Create projects", name).check();
  await save(first);

  await second.getByRole("button", { name: "Review and save" }).click();
  await expect(second.getByText("Somebody else changed the template meanwhile.")).toBeVisible();
  await expect(tick(second, "Create projects", name)).toBeChecked();
  await expect(tick(second, "Delete projects", name)).toBeChecked();
  await expect(second.getByText("1 change, not saved yet")).toBeVisible();
  await save(second);
  await first.reload();
  for (const sentence of ["Create projects", "Delete projects"])
    await expect(tick(first, sentence, name)).toBeChecked();
});

test("a role is renamed and moved, and who has it keeps it", async ({ world }) => {
  const page = await (await world.staff("Sam")).page("/admin/template");
  const [name, other] = [roleName(world), roleName(world)];
  await addRole(page, name);
  const acme = await world.organization("Acme");
  const dan = await world.person("Dan", { [acme.slug]: keyOf(name) });
  await choose(page, name, "Rename or move");
  await page.getByRole("textbox", { name: "Name" }).fill("Viewer");
  await page.getByRole("button", { name: "Save role" }).click();
  await expect(page.getByText("There is a role Viewer already.")).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill(other);
  await page.getByLabel("Place", { exact: true }).selectOption({ label: "Before Owner" });
  await page.getByRole("button", { name: "Save role" }).click();
  await expect(page.getByText("The role was changed.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Roles" }).getByRole("listitem").first()).toContainText(other);
  const home = await dan.page(`/${acme.slug}`);
  await expect(home.getByText(`Your role here is ${other}.`)).toBeVisible();
});

test("nobody but staff finds the page, and its actions do nothing for others", async ({ request, world }) => {
  const sam = await world.staff("Sam");
  const name = roleName(world);
  const page = await sam.page("/admin/template");
  const add = await captureAction(page, () => addRole(page, name));
  const again = [{ ...(add.args[0] as object), name: roleName(world) }];

  const acme = await world.organization("Acme");
  const stranger = await acme.owner.request();
  for (const path of ["/admin/template", "/admin"]) {
    const answer = await stranger.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text()).toContain("There is nothing here");
    const signedOut = await request.get(path, { maxRedirects: 0 });
    expect(signedOut.headers().location, path).toContain("/sign-in?next=");
  }
  expectRefused(await sendAction(stranger, add, { args: again }), "not_found");
  expectRefused(await sendAction(stranger, add, { args: ["nonsense"] }), "not_found");
  expectRefused(await sendAction(request, add, { args: again }), "reauthenticate");
  expectRefused(await sendAction(await sam.request(), add, { args: ["nonsense"] }), "invalid_input");
  expectRefused(await sendAction(await sam.request(), add, { args: again }), "conflict");
  await expect(await acme.owner.page("/account")).toHaveTitle(/Your account/);
  await expect((await acme.owner.page("/account")).getByRole("link", { name: "Template" })).toBeHidden();
});

test("staff see no workspace by being staff", async ({ world }) => {
  const sam = await world.staff("Sam");
  const acme = await world.organization("Acme");
  const request = await sam.request();
  for (const path of ["", "/projects", "/members", "/events"])
    expect((await request.get(`/${acme.slug}${path}`)).status(), path).toBe(404);
});

test("the first staff member is made by a command, chooses a password and finds the way", async ({
  page,
  world,
}) => {
  const address = world.address("Sam");
  const said = await staffCommand("add", address);
  const [link = ""] = /http\S+/.exec(said) ?? [];
  await page.goto(new URL(link).pathname);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(page).toHaveURL("/workspaces");
  await page.getByRole("link", { name: "Your account" }).click();
  await page.getByRole("link", { name: "Template" }).click();
  await expect(page.getByRole("heading", { name: "Template" })).toBeVisible();

  expect(await staffCommand("add", address)).toBe(`${address} is staff already.\n`);
  expect(await staffCommand("remove", address)).toBe(`${address} is no longer staff.\n`);
  expect((await page.reload())?.status()).toBe(404);
});

async function staffCommand(verb: string, address: string): Promise<string> {
  const args = ["--conditions=react-server", "--import", "tsx", "db/staff.ts", verb, address];
  return (await promisify(execFile)(process.execPath, args)).stdout;
}

/** A role that no other story has. */
function roleName(world: World): string {
  return `Dev ${world.slug("x").slice(2)}`;
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(" ", "-");
}

/** With what a viewer can do, before them. */
async function addRole(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add role" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Description").fill("Made for a story.");
  await dialog.getByLabel("Place", { exact: true }).selectOption({ label: "Before Viewer" });
  await dialog.getByLabel("Begins with").selectOption({ label: "What Viewer can do" });
  await dialog.getByRole("button", { name: "Add role" }).click();
  await expect(roleItem(page, name)).toContainText("Nobody has it");
}

function roleItem(page: Page, name: string): Locator {
  return page.getByRole("list", { name: "Roles" }).getByRole("listitem").filter({ hasText: name });
}

async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

function tick(page: Page, sentence: string, role: string): Locator {
  return page.getByRole("group", { name: sentence }).getByLabel(role, { exact: true });
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Review and save" }).click();
  await page.getByRole("button", { name: "Save for everybody" }).click();
  await expect(page.getByText("Saved. It holds with everybody's next click.")).toBeVisible();
}

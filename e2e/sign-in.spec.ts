import type { Page } from "@playwright/test";
import { fillSignIn } from "./fixtures/forms";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

// What is tagged @proxy is left out where the app runs without it: only the proxy knows the whole address that was asked for.
test("a person who follows a deep link signed out arrives there after signing in", { tag: "@proxy" }, async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" }, { canUseForm: true });
  const project = await world.project(acme, "Website");
  const path = `/${acme.slug}/projects/${project.id}?from=mail`;

  await page.goto(path);
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`);
  await signIn(page, alice.email);
  await expect(page).toHaveURL(path);
  await expect(page.getByRole("heading", { name: "Website" })).toBeVisible();
});

test("a person keeps the way back through a wrong password and a look at the sign-up page", {
  tag: "@proxy",
}, async ({ page, world }) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" }, { canUseForm: true });
  await page.goto(`/${acme.slug}/members`);
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(page, alice.email, "not the password");
  await expect(page.getByText("The address or the password is wrong.")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(alice.email);
  await signIn(page, alice.email);
  await expect(page).toHaveURL(`/${acme.slug}/members`);
});

test("a person who is signed out at work is led back to where they clicked", { tag: "@proxy" }, async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" });
  const page = await alice.page(`/${acme.slug}`);
  await alice.endSessions();
  await page.getByRole("link", { name: "Members", exact: true }).click();
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(`/${acme.slug}/members`)}`);
  await page.goto("/account");
  await expect(page).toHaveURL("/sign-in?next=%2Faccount");
});

test("open redirect: a person is never led to a foreign address after signing in", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" }, { canUseForm: true });
  await page.goto("/sign-in?next=//evil.example");
  await signIn(page, alice.email);
  await expect(page).toHaveURL(`/${acme.slug}`);

  const request = page.request;
  const leadsTo = async (next: string) => {
    const answer = await request.get(`/sign-in?next=${encodeURIComponent(next)}`, { maxRedirects: 0 });
    return answer.headers().location;
  };
  expect(await leadsTo("/workspaces/new?a=b#c"), "an address of our own").toBe("/workspaces/new?a=b#c");
  for (const next of foreign)
    expect(await leadsTo(next), `the way back ${JSON.stringify(next)}`).toBe("/workspaces");
});

test("a person lands in the only workspace, else in the one used last, else in the chooser", async ({
  page,
  world,
}) => {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const alice = await world.person("Alice", { [acme.slug]: "member" }, { canUseForm: true });
  const arrive = async () => {
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await signIn(page, alice.email);
  };

  await arrive();
  await expect(page).toHaveURL(`/${acme.slug}`);
  await world.join(globex, alice, "viewer");
  await page.goto(`/${globex.slug}`);
  await expect(page.getByRole("heading", { name: "Globex" })).toBeVisible();
  await arrive();
  await expect(page).toHaveURL(`/${globex.slug}`);

  const bob = await world.person(
    "Bob",
    { [acme.slug]: "member", [globex.slug]: "viewer" },
    { canUseForm: true },
  );
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await signIn(page, bob.email);
  await expect(page).toHaveURL("/workspaces");
  await expect(page.getByRole("link", { name: "Acme" })).toContainText("Member");
  await page.getByRole("link", { name: "Globex" }).click();
  await expect(page).toHaveURL(`/${globex.slug}`);
});

test("a person signs in with capitals in the address", async ({ page, world }) => {
  const nora = await world.person("Nora", {}, { canUseForm: true });
  await page.goto("/sign-in");
  await signIn(page, ` ${nora.email.toUpperCase()} `);
  await expect(page).toHaveURL("/workspaces");
});

const foreign = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example/acme",
  "http:evil.example",
  "javascript:alert(1)",
  "data:text/html,hello",
  "/\t/evil.example",
  "/\n/evil.example",
  " //evil.example",
  "/acme/..//evil.example",
  "/.//evil.example",
  "evil.example",
  "@evil.example",
  "/sign-in",
  "/sign-up",
];

async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await fillSignIn(page, email, secret);
}

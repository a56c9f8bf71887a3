import { fillSignIn } from "./fixtures/forms";
import { pathIn, theMail } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

test.use({ javaScriptEnabled: false });

test("a person signs up, confirms and is in without scripts", async ({ page, world }) => {
  const email = world.address("Nora");
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("too short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Use 12 characters or more.")).toBeVisible();
  await expect(page.getByLabel("E-mail address"), "what was typed stays").toHaveValue(email);

  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto(pathIn(await theMail(email)));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/workspaces");
});

test("a person signs in without scripts, back to where they were going", { tag: "@proxy" }, async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "member" }, { canUseForm: true });
  await page.goto(`/${acme.slug}/members`);
  await fillSignIn(page, alice.email, "not the password");
  await expect(page.getByText("The address or the password is wrong.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await expect(page.getByRole("button", { name: "Sign in with a passkey" })).toBeHidden();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(`/${acme.slug}/members`);
  await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();
});

test("an invited person joins without scripts, and so does one who was signed in as somebody else", async ({
  page,
  world,
}) => {
  const [acme, globex] = [await world.organization("Acme"), await world.organization("Globex")];
  const email = world.address("Nora");
  await page.goto(await world.invitation(acme, email, "member"));
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page).toHaveURL(`/${acme.slug}`);

  const nils = await world.person("Nils", {}, { canUseForm: true });
  await page.goto(await world.invitation(globex, nils.email, "member"));
  await page.getByRole("button", { name: "Sign out and continue" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await fillSignIn(page, nils.email, password);
  await page.getByRole("button", { name: "Join Globex" }).click();
  await expect(page).toHaveURL(`/${globex.slug}`);
});

test("an invitation that waits is accepted without scripts", async ({ page, world }) => {
  const acme = await world.organization("Acme");
  const nora = await world.person("Nora", {}, { canUseForm: true });
  await world.invitation(acme, nora.email, "member");
  await page.goto("/sign-in");
  await fillSignIn(page, nora.email, password);
  await page.getByRole("button", { name: "Join Acme" }).click();
  await expect(page).toHaveURL(`/${acme.slug}`);
});

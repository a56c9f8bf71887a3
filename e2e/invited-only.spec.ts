import type { Page } from "@playwright/test";
import { brand } from "@/lib/brand";
import { captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { openSignUp } from "./fixtures/database";
import { listMails, mailsDelivered, pathIn, theMail } from "./fixtures/mailbox";
import { answerAtProvider, giveIdentity, providerButton, signInElsewhere } from "./fixtures/provider";
import { listRoles } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password, type World } from "./fixtures/world";

// These run alone: what they change holds in the whole installation.
test.afterEach(openSignUp);

test("staff close sign-up, and whoever is not invited is told so and gets no account", async ({
  page,
  request,
  world,
}) => {
  const unproved = world.address("Early");
  await page.goto("/sign-up");
  const signUp = await captureAction(page, async () => {
    await fill(page, unproved);
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  });
  const sam = await closeSignUp(world);

  await page.context().clearCookies();
  await page.goto("/");
  await page.getByRole("link", { name: "Create an account" }).click();
  await expect(page.getByRole("heading", { name: "By invitation only" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in to an account you have" }).click();
  await page.getByRole("link", { name: "How to get in" }).click();
  await expect(page.getByRole("heading", { name: "By invitation only" })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);

  const known = await world.person("Kim");
  const [input] = signUp.args as [object];
  const answers = [];
  for (const email of [known.email, world.address("Nobody")]) {
    const answer = await sendAction(request, signUp, { args: [{ ...input, email }] });
    expectRefused(answer, "forbidden");
    answers.push(answer.result);
    await mailsDelivered();
    expect(await listMails(email)).toEqual([]);
  }
  expect(answers[0], "the same for an address with an account").toEqual(answers[1]);

  await page.goto(pathIn(await theMail(unproved)));
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page, "who claimed an address before may still prove it").toHaveURL("/workspaces");

  const account = await sam.page("/account/security");
  await expect(
    account.getByRole("list", { name: "What happened" }).getByRole("listitem").first(),
  ).toContainText("You closed sign-up: only invited people may create an account");
  expect((await (await known.request()).get("/admin/settings")).status()).toBe(404);
});

test("with sign-up closed, invitations, join links, forgotten passwords and second workspaces work", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  await closeSignUp(world);
  const invited = world.address("Nora");
  const invitation = await world.invitation(acme, invited, "member");
  await page.goto(`/sign-in?next=${encodeURIComponent(invitation)}`);
  await page.getByRole("link", { name: "How to get in" }).click();
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page).toHaveURL(`/${acme.slug}`);

  const slug = world.slug("second");
  await page.goto("/workspaces/new");
  await page.getByLabel("Name").fill("Second");
  await page.getByLabel("Address").fill(slug);
  await page.getByRole("button", { name: `Create ${brand.workspace.one}` }).click();
  await expect(page).toHaveURL(`/${slug}`);

  await page.context().clearCookies();
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail address").fill(invited);
  await page.getByRole("button").last().click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto(pathIn(await theMail(invited)));
  await page.getByLabel("New password").fill(`another ${password}`);
  await page.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(page).toHaveURL(`/${slug}`);

  await page.context().clearCookies();
  const link = await world.joinLink(acme, "viewer", { uses: 1 });
  const email = world.address("Lena");
  await page.goto(link);
  const signUp = await captureAction(page, async () => {
    await fill(page, email, "Lena");
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  });
  await page.goto(pathIn(await theMail(email)));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await page.getByRole("button", { name: "Join Acme" }).click();
  await expect(page).toHaveURL(`/${acme.slug}`);
  expect(await listRoles(acme)).toEqual({ Olivia: "owner", Nora: "member", Lena: "viewer" });

  const late = { ...(signUp.args as [object])[0], email: world.address("Late") };
  expectRefused(await sendAction(page.request, signUp, { args: [late] }), "conflict");
});

test("with sign-up closed, another service lets in whom it let in before, and who was invited", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const known = await world.person("Kim");
  await giveIdentity(known, known.email);
  await closeSignUp(world);
  const email = world.address("Nora");
  await signInElsewhere(page, { email });
  await expect(page.getByText("Only invited people can create an account here.")).toBeVisible();
  // Somebody else's invitation is none of theirs.
  for (const [invited, isIn] of [
    [world.address("Other"), false],
    [email, true],
  ] as const) {
    const invitation = await world.invitation(acme, invited, "member");
    await page.goto(`/sign-in?next=${encodeURIComponent(invitation)}`);
    await providerButton(page).click();
    await answerAtProvider(page, { email });
    await expect(page).toHaveURL(isIn ? invitation : /provider=closed/);
  }
  await page.getByRole("button", { name: "Join Acme" }).click();
  await expect(page).toHaveURL(`/${acme.slug}`);
  await page.context().clearCookies();
  await signInElsewhere(page, { email: known.email });
  await expect(page).toHaveURL("/workspaces");
});

/** By who runs the product, on their page. */
async function closeSignUp(world: World) {
  const sam = await world.staff("Sam");
  const page = await sam.page("/admin/template");
  await page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Settings" }).click();
  await page.getByRole("radio", { name: /^Only invited people/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: /^Only invited people/ })).toBeChecked();
  return sam;
}

async function fill(page: Page, email: string, name = "Nora"): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { type Misdeed, misdeeds, verifiedClaims } from "@/scripts/provider/login";
import { expectAccessible } from "./fixtures/accessibility";
import { asNobody, asPerson } from "./fixtures/database";
import { signUp, trySignIn } from "./fixtures/forms";
import { codeIn, listMails, mailsDelivered, pathIn, theMail } from "./fixtures/mailbox";
import type { Person } from "./fixtures/person";
import {
  answerAtProvider,
  answerWithoutGoingBack,
  giveIdentity,
  listSubjects,
  provider,
  providerButton,
  signInElsewhere,
} from "./fixtures/provider";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

const calm = "That did not work, and nothing was changed.";
const vouchForNothing = "The service does not vouch for your address.";
const hasAccount = "There is an account with this address already.";

test("Nora signs up by another service, and comes in by it again", async ({ page, world }) => {
  const email = world.address("Nora");
  await page.goto("/sign-up");
  await providerButton(page).click();
  await answerAtProvider(page, { email });
  await expect(page).toHaveURL("/workspaces");

  await page.goto("/account/security");
  await expect(connections(page)).toContainText(email);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goto("/sign-in?next=/account");
  await expect(page.getByRole("region", { name: "Another service" })).toContainText("Last used");
  await providerButton(page).click();
  // What the service says of an address afterwards makes no difference.
  await answerAtProvider(page, { subject: email, email: world.address("Moved"), verified: "no" });
  await expect(page).toHaveURL("/account");
  await expect(page.getByText(email).first()).toBeVisible();
  const person = await whose(email);
  expect(await listSubjects(person)).toEqual([email]);
  const [session] = await asPerson(person.id, (tx) => tx`select amr from sessions where revoked_at is null`);
  expect(session?.amr).toEqual([{ method: "fed", at: expect.any(String) }]);
  await page.context().clearCookies({ name: /session/ });
  await trySignIn(page, email, "no password at all");
  await expect(page.getByText("The address or the password is wrong.")).toBeVisible();
  await expectAccessible(page);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("Nora signs up by another service", async ({ page, world }) => {
    await signInElsewhere(page, { email: world.address("Nora") });
    await expect(page).toHaveURL("/workspaces");
  });
});

for (const verified of Object.keys(verifiedClaims) as (keyof typeof verifiedClaims)[]) {
  test(`rule 2: an address of which the service says "${verified}"`, async ({ page, world }) => {
    const victim = await world.person("Vera");
    await signInElsewhere(page, { email: victim.email, subject: randomUUID(), verified });
    await expectRefusal(page, verified === "yes" ? hasAccount : vouchForNothing);
    expect(await listSubjects(victim)).toEqual([]);

    const fresh = world.address("Nora");
    await signInElsewhere(page, { email: fresh, subject: randomUUID(), verified });
    if (verified === "yes") {
      await expect(page).toHaveURL("/workspaces");
    } else {
      await expectRefusal(page, vouchForNothing);
      expect(await findWhose(fresh)).toBeUndefined();
    }
  });
}

test("rule 1: classic-federated merge, the password that was planted before is dead", async ({
  page,
  world,
  browser,
}) => {
  const email = world.address("Vera");
  const attacker = await (await browser.newContext()).newPage();
  await signUp(attacker, email, `planted ${password}`);
  const planted = pathIn(await theMail(email));

  await signInElsewhere(page, { email });
  await expect(page).toHaveURL("/workspaces");
  const vera = await whose(email);
  await trySignIn(attacker, email, `planted ${password}`);
  await expect(attacker.getByText("The address or the password is wrong.")).toBeVisible();
  await attacker.goto(planted);
  await expect(attacker.getByRole("button", { name: /^Confirm/ })).toHaveCount(0);
  expect((await whose(email)).id).toBe(vera.id);
});

test("rule 1: classic-federated merge the other way round, a service asserts what its attacker wrote", async ({
  page,
  world,
  browser,
}) => {
  const email = world.address("Vera");
  const planted = { email, subject: randomUUID() };
  const attacker = await (await browser.newContext()).newPage();
  await signInElsewhere(attacker, { ...planted, verified: "no" });
  await expectRefusal(attacker, vouchForNothing);

  await signUp(page, email, password);
  await page.goto(pathIn(await theMail(email)));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/workspaces");
  await signInElsewhere(attacker, { ...planted, verified: "no" });
  await expectRefusal(attacker, vouchForNothing);
  expect(await listSubjects(await whose(email))).toEqual([]);
});

test("rule 1: non-verifying IdP, a service that verifies nothing gets into no account that exists", async ({
  page,
  world,
}) => {
  const vera = await world.person("Vera", {}, { canUseForm: true });
  await signInElsewhere(page, { email: vera.email, subject: randomUUID() });
  await expectRefusal(page, hasAccount);
  // Nor does who is connected somewhere else get hers by writing her address there.
  const mallory = await world.person("Mallory");
  await giveIdentity(mallory, mallory.email);
  await signInElsewhere(page, { email: vera.email, subject: mallory.email });
  await page.goto("/account");
  await expect(page.getByText(mallory.email).first()).toBeVisible();
  expect(await listSubjects(vera)).toEqual([]);
});

const wrong = (Object.keys(misdeeds) as Misdeed[]).filter((misdeed) => misdeed !== "none");
test("an answer that is wrong in whatever way is refused, calmly and without detail", async ({
  page,
  world,
}) => {
  test.slow();
  const nora = await world.person("Nora");
  await giveIdentity(nora, nora.email);
  // The control: with nothing wrong it is hers. It leaves a used code behind.
  await signInElsewhere(page, { email: nora.email });
  await expect(page).toHaveURL("/workspaces");
  await page.context().clearCookies();
  for (const misdeed of wrong) {
    await test.step(misdeeds[misdeed], async () => {
      await signInElsewhere(page, { email: nora.email, misdeed });
      await expectRefusal(page, calm);
      expect(new URL(page.url()).search).toBe("?provider=failed");
    });
  }
  await page.goto("/sign-in?next=/account");
  await providerButton(page).click();
  await page.getByRole("button", { name: "Refuse" }).click();
  await expectRefusal(page, calm);
  await expect(page, "the way back is kept").toHaveURL("/sign-in?next=%2Faccount&provider=failed");
});

test("rule 14: an answer that somebody else brought, or that comes twice, changes nothing", async ({
  page,
  world,
}) => {
  const [mallory, vera] = [await world.person("Mallory"), await world.person("Vera")];
  await page.goto("/sign-in");
  await providerButton(page).click();
  const answer = await answerWithoutGoingBack(page, { email: mallory.email, subject: randomUUID() });
  const hers = await vera.page("/account");
  await hers.goto(answer);
  await expect(hers).toHaveURL("/account/security?provider=failed");
  await expect(hers.getByText(calm)).toBeVisible();
  expect(await listSubjects(vera)).toEqual([]);

  const email = world.address("Nora");
  await page.goto("/sign-in");
  await providerButton(page).click();
  const own = await answerWithoutGoingBack(page, { email });
  await page.goto(own);
  await expect(page).toHaveURL("/workspaces");
  await page.context().clearCookies({ name: /session/ });
  await page.goto(own);
  await expectRefusal(page, calm);
  for (const path of ["session", "providers", "csrf", "signin", "signin/oidc", "signout", "error"])
    expect((await page.request.get(`/api/auth/${path}`)).status(), path).toBe(404);
  for (const path of ["oidc", "oidc?state=x&code=y", "google", "ticket", "__proto__"]) {
    const refused = await page.request.get(`/api/auth/callback/${path}`, { maxRedirects: 0 });
    expect([refused.status(), refused.headers().location], path).toEqual([
      303,
      expect.stringMatching(/\/sign-in\?provider=failed$/),
    ]);
  }
});

test("rule 2: Vera connects a service after proving that it is her, and keeps her last way in", async ({
  world,
  browser,
}) => {
  const vera = await world.person("Vera");
  await proveLongAgo(vera);
  const page = await vera.page("/account/security");
  const before = await sessionOf(page);
  await connectButton(page).click();
  await page.getByRole("dialog").getByRole("button", { name: "Mail me a code" }).click();
  await expect(page.getByRole("dialog").getByLabel("Code from the mail")).toBeVisible();
  await page
    .getByRole("dialog")
    .getByLabel("Code from the mail")
    .fill(codeIn(await theMail(vera.email)));
  await page.getByRole("dialog").getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/127\.0\.0\.1/);
  const proved = await sessionOf(page);
  const subject = randomUUID();
  await answerAtProvider(page, { subject, email: world.address("Elsewhere"), verified: "no" });
  await expect(page).toHaveURL("/account/security?provider=connected");
  await expect(page.getByText("Connected. You can sign in with it from now on.")).toBeVisible();
  await expectAccessible(page);
  expect(new Set([before, proved, await sessionOf(page)]).size, "a new id each time").toBe(3);
  expect(await listSubjects(vera)).toEqual([subject]);
  await mailsDelivered();
  const told = (await listMails(vera.email)).at(-1)?.text.replaceAll(/\s+/g, " ");
  expect(told).toContain(`Sign-in with ${provider} as`);
  await expect(page.getByText(`You connected ${provider} to sign in with`)).toBeVisible();

  const elsewhere = await (await browser.newContext()).newPage();
  await signInElsewhere(elsewhere, { subject, email: vera.email });
  await expect(elsewhere).toHaveURL("/workspaces");

  await page.goto("/account/security");
  await disconnect(page);
  await expect(page.getByRole("alertdialog")).toContainText("This is your only way in but for your mailbox.");
  expect(await listSubjects(vera)).toEqual([subject]);
  await asPerson(vera.id, (tx) => tx`insert into credentials (password_hash) values ('x')`);
  await page.getByRole("button", { name: "Disconnect", exact: true }).last().click();
  await expect(page.getByText(`You no longer sign in with ${provider}.`)).toBeVisible();
  expect(await listSubjects(vera)).toEqual([]);
  await mailsDelivered();
  expect((await listMails(vera.email)).at(-1)?.text.replaceAll(/\s+/g, " ")).toContain("was disconnected");
});

test("rule 2: what belongs to somebody else is connected to nobody, and a sign-in never connects", async ({
  world,
}) => {
  const [mallory, vera] = [await world.person("Mallory"), await world.person("Vera")];
  await giveIdentity(vera, vera.email);
  const page = await mallory.page("/account/security");
  await connectButton(page).click();
  await answerAtProvider(page, { email: vera.email });
  await expect(page.getByText("This is connected to another account")).toBeVisible();
  expect([await listSubjects(mallory), await listSubjects(vera)]).toEqual([[], [vera.email]]);

  // A sign-in page that was left open in another tab: what comes back is a sign-in, whoever is signed in.
  const another = randomUUID();
  const nina = await world.person("Nina");
  const context = await nina.context();
  const cookies = await context.cookies();
  await context.clearCookies();
  const open = await context.newPage();
  await open.goto("/sign-in");
  await context.addCookies(cookies);
  await providerButton(open).click();
  await answerAtProvider(open, { email: world.address("New"), subject: another });
  await expect(open).toHaveURL("/workspaces");
  expect(await listSubjects(nina)).toEqual([]);

  // The intent is the session's that had it: signed in anew, or as somebody else, it is nothing.
  await asPerson(vera.id, (tx) => tx`insert into credentials (password_hash) values ('x')`);
  const hers = await vera.page("/account/security");
  await disconnect(hers);
  await expect(connections(hers)).toContainText("Not connected");
  await connectButton(hers).click();
  const answer = await answerWithoutGoingBack(hers, { email: vera.email });
  await vera.renewSession();
  await hers.goto(answer);
  await expect(hers.getByText(calm)).toBeVisible();
  expect(await listSubjects(vera)).toEqual([]);
});

test("who has a second factor is asked for it after another service too", async ({ page, world }) => {
  const vera = await world.person("Vera");
  await giveIdentity(vera, vera.email);
  await asPerson(
    vera.id,
    (tx) => tx`insert into totp_secrets (sealed_secret, confirmed_at) values (${Buffer.alloc(48)}, now())`,
  );
  await page.goto("/sign-in?next=/account");
  await providerButton(page).click();
  await answerAtProvider(page, { email: vera.email });
  await expect(page).toHaveURL("/sign-in/second-step?next=%2Faccount");
  await page.goto("/account");
  await expect(page, "nobody is signed in yet").toHaveURL(/\/sign-in/);
});

function connections(page: Page) {
  return page.getByRole("list", { name: "Sign-in with other services" });
}

function connectButton(page: Page) {
  return connections(page).getByRole("button", { name: `Connect ${provider}` });
}

/** Up to the answer of the dialog. */
async function disconnect(page: Page): Promise<void> {
  await connections(page)
    .getByRole("button", { name: `Disconnect ${provider}` })
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Disconnect", exact: true }).click();
}

async function expectRefusal(page: Page, sentence: string): Promise<void> {
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(page.getByText(sentence)).toBeVisible();
}

async function proveLongAgo(person: Person): Promise<void> {
  await person.context();
  const amr = [{ method: "pwd", at: "2020-01-01T00:00:00Z" }];
  await asPerson(person.id, (tx) => tx`update sessions set amr = ${tx.json(amr)}`);
}

async function sessionOf(page: Page): Promise<string | undefined> {
  return (await page.context().cookies()).find(({ name }) => /session/.test(name))?.value;
}

async function findWhose(email: string): Promise<{ id: string } | undefined> {
  const [row] = await asNobody(
    (tx) => tx<{ id: string; proved: boolean }[]>`
      select user_id as id, is_verified as proved from find_sign_in(${email})`,
  );
  return row?.proved ? { id: row.id } : undefined;
}

async function whose(email: string): Promise<{ id: string }> {
  const found = await findWhose(email);
  if (!found) throw new Error(`${email} is nobody's.`);
  return found;
}

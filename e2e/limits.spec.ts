import { captureAction, sendAction } from "./fixtures/actions";
import { listInvitations, listRoles } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

test("a full workspace says so where somebody would be invited, and refuses whoever asks all the same", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  await world.invitation(acme, world.address("Nora"), "member");
  const page = await acme.owner.page(`/${acme.slug}/members`);
  await expect(page.getByText("2 of 250 seats: 1 person, 1 pending invitation")).toBeVisible();
  const email = world.address("Nils");
  const invite = await captureAction(page, async () => {
    await page.getByRole("button", { name: "Invite" }).click();
    await page.getByLabel("E-mail addresses").fill(email);
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(page.getByText(`Invitation sent to ${email}.`)).toBeVisible();
  });

  await world.limitSeats(acme, 3);
  await page.reload();
  await expect(page.getByText("3 of 3 seats")).toBeVisible();
  await page.getByRole("button", { name: "Invite" }).click();
  const full = page.getByRole("dialog", { name: "Every seat is taken" });
  await expect(full).toContainText("This workspace has 3 seats");
  await expect(full).toContainText("If you need more, write to support@example.com");
  await expect(full.getByRole("textbox")).toBeHidden();

  const args = [acme.slug, { addresses: world.address("Nobody"), roleKey: "viewer", again: true }];
  const { body } = await sendAction(await acme.owner.request(), invite, { args });
  expect(body).toContain("Every seat of this workspace is taken: it has 3");
  expect(Object.keys(await listInvitations(acme))).toHaveLength(2);
});

test("who accepts when every seat is taken is told so, and comes in once there is room", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const nora = await world.person("Nora");
  const newcomer = world.address("Nils");
  const [hers, his] = [
    await world.invitation(acme, nora.email, "member"),
    await world.invitation(acme, newcomer, "viewer"),
  ];
  await world.limitSeats(acme, 2);
  const refusal = "Every seat of this workspace is taken, so nobody can come in right now.";

  const link = await nora.page(hers);
  await link.getByRole("button", { name: "Join Acme" }).click();
  await expect(link.getByText(refusal)).toBeVisible();
  const chooser = await nora.page("/workspaces");
  await chooser.getByRole("button", { name: "Join Acme" }).click();
  await expect(chooser.getByText(refusal)).toBeVisible();

  await page.goto(his);
  await page.getByLabel("Your name").fill("Nils");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page.getByText(refusal)).toBeVisible();
  expect(await listRoles(acme)).toEqual({ Olivia: "owner" });

  await world.limitSeats(acme, 3);
  await chooser.getByRole("button", { name: "Join Acme" }).click();
  await expect(chooser).toHaveURL(`/${acme.slug}`);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page).toHaveURL(`/${acme.slug}`);
  expect(await listRoles(acme)).toEqual({ Olivia: "owner", Nora: "member", Nils: "viewer" });
});

import type { Locator, Page } from "@playwright/test";
import { captureAction, expectRefused, sendAction } from "./fixtures/actions";
import { listMails, mailsDelivered, pathIn, theMail } from "./fixtures/mailbox";
import { listEvents, listInvitations, listRoles } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";

test("an admin pastes a list, looks at it, sends what is good, and keeps the rest in the box", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  const [nora, nils, waiting] = [world.address("Nora"), world.address("Nils"), world.address("Wanda")];
  await world.invitation(acme, waiting, "viewer");
  const page = await alice.page(`/${acme.slug}/members`);
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite people" });
  const box = dialog.getByLabel("E-mail addresses");
  await box.fill(
    `"Nilsson, Nora" <${nora}>, ${nils}\n${nora.toUpperCase()};nora(at)example.com\n${bob.email}\n${waiting}`,
  );
  await dialog.getByRole("radio", { name: /^Member/ }).check();
  await dialog.getByRole("button", { name: "Check 6 addresses" }).click();

  await expect(dialog.getByRole("heading", { name: "2 of 6 can be invited as Member" })).toBeVisible();
  await expectRows(dialog, [
    `${nora}TwiceThis address is there already.`,
    "nora(at)example.comNot an address",
    `${bob.email}MemberThis person is already a member.`,
    `${waiting}InvitedAn invitation as Viewer waits for them.`,
    `${nora}Ready`,
    `${nils}Ready`,
  ]);
  await mailsDelivered();
  expect(await listMails(nora), "nothing goes out before it is sent").toEqual([]);
  await dialog.getByRole("button", { name: "Send 2 invitations" }).click();

  await expect(page.getByText("2 invitations sent.")).toBeVisible();
  await expect(box).toHaveValue(`nora(at)example.com\n${bob.email}\n${waiting}`);
  await expectRows(dialog, ["nora(at)example.com", bob.email, waiting]);
  expect((await theMail(nora)).subject).toBe("Alice invited you to Acme");
  expect((await theMail(nils)).text).toContain("with the role Member");
  expect(await listMails(waiting)).toEqual([]);
  expect(await listEvents(acme)).toEqual([`Alice invitation.sent ${nora}`, `Alice invitation.sent ${nils}`]);

  await dialog.getByRole("button", { name: "Check 3 addresses" }).click();
  await expect(dialog.getByRole("button", { name: "Send 0 invitations" })).toBeDisabled();
  await dialog.getByLabel("Send a new link to the one who is already invited").check();
  await dialog.getByRole("button", { name: "Send 1 invitation" }).click();
  await expect(page.getByText(`Invitation sent to ${waiting}.`)).toBeVisible();
  await theMail(waiting);
  expect(await listInvitations(acme)).toEqual({ [nora]: "member", [nils]: "member", [waiting]: "member" });
});

test("one who is not good stays in the box with the reason, and too many are not even looked at", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const page = await acme.owner.page(`/${acme.slug}/members`);
  await page.getByRole("button", { name: "Invite" }).click();
  const box = page.getByLabel("E-mail addresses");
  await box.fill(acme.owner.email);
  await box.press("Control+Enter");
  await expect(page.getByText("This person is already a member.")).toBeVisible();
  await expect(box).toHaveValue(acme.owner.email);
  await box.fill(Array.from({ length: 201 }, (_, index) => `n${index}@example.com`).join(" "));
  await page.getByRole("button", { name: "Check 201 addresses" }).click();
  await expect(page.getByText("At most 200 at a time. These are 201.")).toBeVisible();
  expect(await listEvents(acme)).toEqual([]);
});

test("who has no account declines by the mail, and the workspace is told the address alone", async ({
  page,
  world,
}) => {
  const acme = await world.organization("Acme");
  const email = world.address("Nora");
  const path = await world.invitation(acme, email, "viewer");
  await page.goto(path);
  const decline = await captureAction(page, () => confirmDecline(page));
  await expect(page.getByRole("heading", { name: "This invitation was declined" })).toBeVisible();
  expectRefused(await sendAction(page.request, decline), "conflict");

  expect(await listEvents(acme)).toEqual([`${email} invitation.declined ${email}`]);
  const members = await acme.owner.page(`/${acme.slug}/members`);
  await expect(members.getByRole("heading", { name: "Members" })).toBeVisible();
  await expect(members.getByText(email)).toBeHidden();
  await members.getByRole("button", { name: "Invite" }).click();
  await members.getByLabel("E-mail addresses").fill(email);
  await members.getByRole("button", { name: "Send invitation" }).click();
  await expect(members.getByText(`Invitation sent to ${email}.`)).toBeVisible();
  await page.goto(pathIn(await theMail(email)));
  await expect(page.getByRole("heading", { name: "Join Acme" })).toBeVisible();
});

test("an invited person declines in the chooser, and another cannot do it for them", async ({ world }) => {
  const acme = await world.organization("Acme");
  const [nora, nils] = [await world.person("Nora"), await world.person("Nils")];
  await world.invitation(acme, nora.email, "viewer");
  const page = await nora.page("/workspaces");
  await page.getByRole("button", { name: "Decline the invitation to Acme" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  expect(await listInvitations(acme)).toEqual({ [nora.email]: "viewer" });
  const decline = await captureAction(page, () => confirmDecline(page));
  await expect(page.getByRole("heading", { name: "An invitation for you" })).toBeHidden();
  expect(await listInvitations(acme)).toEqual({});

  await world.invitation(acme, nora.email, "viewer");
  await page.reload();
  const again = await captureAction(page, () => confirmDecline(page));
  expect(again.id).toBe(decline.id);
  await world.invitation(acme, nora.email, "viewer");
  expectRefused(await sendAction(await nils.request(), again), "conflict");
  expect(await listInvitations(acme)).toEqual({ [nora.email]: "viewer" });
  expect(await listRoles(acme)).toEqual({ Olivia: "owner" });
});

async function confirmDecline(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Decline the invitation to Acme" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Decline" }).click();
  await expect(page.getByRole("alertdialog")).toBeHidden();
}

/** What each row says: first whom nothing is sent to, each half in the order in which it was pasted. */
async function expectRows(dialog: Locator, texts: string[]): Promise<void> {
  const rows = dialog.getByRole("list").first().getByRole("listitem");
  await expect(rows).toContainText(texts);
}

import type { Page } from "@playwright/test";
import {
  type CapturedAction,
  captureAction,
  expectDone,
  expectRefused,
  sendAction,
} from "./fixtures/actions";
import { listInvitations, listRoles, snapshot } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";

test("a member who calls the action directly cannot invite above their own role", async ({ world }) => {
  const acme = await world.organization("Acme");
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  const invite = await captureInvite(await acme.owner.page(`/${acme.slug}/members`), world.address("First"));
  const request = await bob.request();
  const [above, own] = [world.address("Above"), world.address("Own")];
  const send = (email: string, roleKey: string) =>
    sendAction(request, invite, { args: [acme.slug, { addresses: email, roleKey, again: false }] });

  expectRefused(await send(above, "admin"), "forbidden");
  expectRefused(await send(above, "owner"), "forbidden");
  expectRefused(await send(above, "emperor"), "not_found");
  expectDone(await send(own, "member"));
  const invitations = await listInvitations(acme);
  expect(invitations).toMatchObject({ [own]: "member" });
  expect(invitations).not.toHaveProperty([above]);
});

test("an admin who calls the actions directly cannot touch an owner or make one", async ({ world }) => {
  const acme = await world.organization("Acme");
  const otto = await world.person("Otto", { [acme.slug]: "owner" });
  const alice = await world.person("Alice", { [acme.slug]: "admin" });
  const bob = await world.person("Bob", { [acme.slug]: "viewer" });
  const nils = await world.person("Nils", { [acme.slug]: "viewer" });
  const page = await acme.owner.page(`/${acme.slug}/members`);
  const change = await captureChange(page, "Bob");
  const remove = await captureRemove(page, "Nils");
  await world.person("Nora", { [acme.slug]: "viewer" });
  const before = await snapshot(acme);

  const request = await alice.request();
  const send = (action: CapturedAction, input: object) =>
    sendAction(request, action, { args: [acme.slug, input] });
  expectRefused(await send(change, { userId: otto.id, roleKey: "viewer" }), "forbidden");
  expectRefused(await send(change, { userId: bob.id, roleKey: "owner" }), "forbidden");
  expectRefused(await send(change, { userId: alice.id, roleKey: "owner" }), "forbidden");
  expectRefused(await send(remove, { userId: otto.id }), "forbidden");
  expectRefused(await send(change, { userId: nils.id, roleKey: "viewer" }), "not_found");
  expect(await snapshot(acme)).toBe(before);

  expectDone(await send(change, { userId: bob.id, roleKey: "admin" }));
  expectDone(await send(remove, { userId: bob.id }));
  expect(await listRoles(acme)).toEqual({ Olivia: "owner", Otto: "owner", Alice: "admin", Nora: "viewer" });
});

test("a member and a viewer who call the actions directly can change nobody's role", async ({ world }) => {
  const acme = await world.organization("Acme");
  const bob = await world.person("Bob", { [acme.slug]: "member" });
  const victor = await world.person("Victor", { [acme.slug]: "viewer" });
  await world.person("Nils", { [acme.slug]: "viewer" });
  const page = await acme.owner.page(`/${acme.slug}/members`);
  const change = await captureChange(page, "Victor");
  const remove = await captureRemove(page, "Nils");
  await page.reload();
  const invite = await captureInvite(page, world.address("First"));
  await world.changeRole(acme, victor, "viewer");
  const before = await snapshot(acme);

  for (const person of [bob, victor]) {
    const request = await person.request();
    const send = (action: CapturedAction, input: object) =>
      sendAction(request, action, { args: [acme.slug, input] });
    expectRefused(await send(change, { userId: victor.id, roleKey: "member" }), "forbidden");
    expectRefused(await send(change, { userId: person.id, roleKey: "owner" }), "forbidden");
    expectRefused(await send(remove, { userId: victor.id }), "forbidden");
  }
  const request = await victor.request();
  const email = world.address("Friend");
  expectRefused(
    await sendAction(request, invite, {
      args: [acme.slug, { addresses: email, roleKey: "viewer", again: false }],
    }),
    "forbidden",
  );
  expect(await snapshot(acme)).toBe(before);
});

async function captureInvite(page: Page, email: string): Promise<CapturedAction> {
  return captureAction(page, async () => {
    await page.getByRole("button", { name: "Invite" }).click();
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(page.getByRole("cell", { name: email, exact: true })).toBeVisible();
  });
}

/** Makes somebody a member. */
async function captureChange(page: Page, name: string): Promise<CapturedAction> {
  return captureAction(page, async () => {
    await page.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Change role" }).click();
    await page.getByRole("radio", { name: /^Member/ }).check();
    await page.getByRole("button", { name: "Change role" }).click();
    await expect(page.getByText(`${name} has a new role.`)).toBeVisible();
  });
}

async function captureRemove(page: Page, name: string): Promise<CapturedAction> {
  return captureAction(page, async () => {
    await page.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    await expect(page.getByText(`${name} was removed.`)).toBeVisible();
  });
}

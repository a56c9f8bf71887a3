import { brand } from "@/lib/brand";
import { asPerson } from "./fixtures/database";
import { pathIn, theMail } from "./fixtures/mailbox";
import { listEvents } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

const confirm = `Delete ${brand.workspace.one}`;

test("an owner deletes the workspace, everybody is out, and the mailed link brings it back", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const olga = await world.person("Olga", { [acme.slug]: "owner" }, { canUseForm: true });
  const bob = await world.person("Bob", { [acme.slug]: "admin" });
  const bobs = await bob.page(`/${acme.slug}`);
  const page = await olga.page(`/${acme.slug}/settings`);
  const long = [{ method: "pwd", at: "2020-01-01T00:00:00Z" }];
  await asPerson(olga.id, (tx) => tx`update sessions set amr = ${tx.json(long)} where user_id = ${olga.id}`);

  await page.getByRole("button", { name: confirm }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox").fill("Acne");
  await expect(dialog.getByRole("button", { name: confirm })).toBeDisabled();
  await dialog.getByRole("textbox").fill("Acme");
  await dialog.getByRole("button", { name: confirm }).click();
  await page.getByLabel("Your password").fill("not the password");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  expect(await listEvents(acme)).toEqual([]);
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Acme is deleted")).toBeVisible();
  await expect(page).toHaveURL(`/workspaces?deleted=${acme.id}`);

  await bobs.getByRole("link", { name: "Projects" }).click();
  await expect(bobs.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  expect((await (await bob.request()).get(`/${acme.slug}`)).status()).toBe(404);
  const path = pathIn(await theMail(acme.owner.email));
  expect(path).toBe(`/workspaces/restore/${acme.id}`);
  expect((await (await bob.request()).get(path)).status()).toBe(404);

  const restoring = await acme.owner.page(pathIn(await theMail(olga.email)));
  const late = await olga.page(path);
  await restoring.getByRole("button", { name: `Restore ${brand.workspace.one}` }).click();
  await expect(restoring).toHaveURL(`/${acme.slug}`);
  await expect(restoring.getByRole("heading", { name: "Acme" })).toBeVisible();
  await late.getByRole("button", { name: `Restore ${brand.workspace.one}` }).click();
  await expect(late.getByText("Perhaps somebody was quicker")).toBeVisible();
  await bobs.goto(`/${acme.slug}/projects`);
  await expect(bobs.getByRole("heading", { name: "Projects", exact: true })).toBeVisible();
  expect(await listEvents(acme)).toEqual([
    "Olga organization.deleted Acme",
    "Olivia organization.restored Acme",
  ]);
});

test("who leaves from the settings is out, and the only owner is told to hand over first", async ({
  world,
}) => {
  const acme = await world.organization("Acme");
  const anna = await world.person("Anna", { [acme.slug]: "admin" });
  const page = await acme.owner.page(`/${acme.slug}/settings`);
  await page.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await expect(page.getByText("You are the last owner.")).toBeVisible();

  const hers = await anna.page(`/${acme.slug}/settings`);
  await hers.getByRole("button", { name: "Leave" }).click();
  await hers.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await expect(hers).toHaveURL("/workspaces");
  expect(await listEvents(acme)).toEqual(["Anna member.left Anna"]);
});

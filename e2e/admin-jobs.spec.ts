import { failedMail, mailAbout } from "./fixtures/mailbox";
import { expect, test } from "./fixtures/test";

test("staff see that mails failed, for whom never, and have one and then all sent again", async ({
  world,
}) => {
  const [nora, nils] = [world.address("Nora"), world.address("Nils")];
  const refused = `550 5.1.1 <${nora}> is nobody here, see https://mail.example/why?who=nora`;
  const first = await failedMail(nora, refused);
  const second = await failedMail(nils, "450 Not <b>now</b>.");
  const page = await (await world.staff("Sam")).page("/admin/template");
  await page.getByRole("navigation", { name: "Staff" }).getByRole("link", { name: "Jobs" }).click();
  const rowOf = (id: string) => page.getByRole("row").filter({ hasText: id });
  await expect(rowOf(first)).toContainText("Already registered");
  await expect(rowOf(first)).toContainText("550 5.1.1 … is nobody here, see …");
  await expect(rowOf(second)).toContainText("450 Not <b>now</b>.");
  const text = await page.content();
  expect([nora, nils, "mail.example"].filter((hidden) => text.includes(hidden))).toEqual([]);

  await rowOf(first).getByRole("button", { name: "Retry" }).click();
  await page.getByRole("button", { name: "Retry mail" }).click();
  await expect(page.getByText("The mail is tried again.")).toBeVisible();
  await expect(rowOf(first)).toBeHidden();
  await mailAbout(nora, /./);

  await page.getByRole("button", { name: "Retry all" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Retry all" }).click();
  await expect(page.getByText("They are tried again.")).toBeVisible();
  await expect(rowOf(second)).toBeHidden();
  await mailAbout(nils, /./);
  await expect(page.getByRole("heading", { name: "Other work" })).toBeVisible();
});

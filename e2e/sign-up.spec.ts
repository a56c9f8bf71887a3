import { brand } from "@/lib/brand";
import { fillSignIn } from "./fixtures/forms";
import { listMails, mailsDelivered, pathIn, theMail } from "./fixtures/mailbox";
import { organizationClaims } from "./fixtures/organization-session";
import { listEvents, listProjects, listRoles } from "./fixtures/rows";
import { expect, test } from "./fixtures/test";
import { password } from "./fixtures/world";

test("a new person comes from the sign-up form to a first project", async ({ page, world }) => {
  const email = world.address("Nora");
  const slug = world.slug("noras-notes");

  await page.goto("/");
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();

  await mailsDelivered();
  await page.getByRole("link", { name: "open the mailbox" }).click();
  await page.getByRole("link").filter({ hasText: email }).click();
  const opened = page.waitForEvent("popup");
  await page.frameLocator("iframe").getByRole("link", { name: "Confirm address" }).click();
  const tab = await opened;
  await tab.getByRole("button", { name: "Confirm and sign in" }).click();

  await expect(tab).toHaveURL("/workspaces");
  await expect(tab.getByText(`ask for an invitation to ${email}`)).toBeVisible();
  await tab.getByRole("link", { name: `New ${brand.workspace.one}` }).click();
  await tab.getByLabel("Name").fill("Nora’s Notes");
  await expect(tab.getByLabel("Address")).toHaveValue("nora-s-notes");
  await tab.getByLabel("Address").fill(slug);
  await expect(tab.getByText(`“${slug}” is free.`)).toBeVisible();
  await tab.getByRole("button", { name: `Create ${brand.workspace.one}` }).click();

  await expect(tab).toHaveURL(`/${slug}`);
  await expect(tab.getByText("Hello Nora. Your role here is Owner.")).toBeVisible();
  await tab.getByRole("link", { name: "Projects" }).click();
  await expect(tab.getByRole("heading", { name: "No projects yet" })).toBeVisible();
  await tab.getByRole("link", { name: "New project" }).click();
  await tab.getByLabel("Name").fill("Garden");
  await tab.getByRole("button", { name: "Create project" }).click();
  await expect(tab.getByRole("heading", { name: "Garden" })).toBeVisible();

  const organization = { id: (await organizationClaims(tab.context(), slug)).org_id };
  expect(await listProjects(organization)).toEqual([{ name: "Garden", isArchived: false }]);
  expect(await listRoles(organization)).toEqual({ Nora: "owner" });
  expect(await listEvents(organization)).toEqual([
    "Nora organization.created Nora’s Notes",
    "Nora project.created Garden",
  ]);
});

test("a person who mistypes is told under the field, and what was typed stays", async ({ page, world }) => {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("E-mail address").fill("nora at example");
  await page.getByLabel("Password", { exact: true }).fill("too short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("E-mail address")).toHaveAccessibleDescription(/Enter an e-mail address/);
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    /12 characters or more/,
  );
  await expect(page.getByLabel("E-mail address")).toBeFocused();

  const email = world.address("Nora");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("Password1234");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    /one of the most used/,
  );
  await expect(page.getByLabel("Your name")).toHaveValue("Nora");

  await mailsDelivered();
  expect(await listMails(email)).toEqual([]);
});

test("a person who has not confirmed the address is mailed another link on sign-in", async ({
  page,
  world,
}) => {
  const nora = await world.person("Nora", {}, { canUseForm: true, isVerified: false });
  await page.goto("/sign-in?next=/workspaces/new");
  await fillSignIn(page, nora.email, password);
  await expect(page).toHaveURL("/verify?next=%2Fworkspaces%2Fnew");

  await page.goto("/workspaces");
  await expect(page).toHaveURL("/sign-in?next=%2Fworkspaces");

  await page.goto(pathIn(await theMail(nora.email)));
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/workspaces/new");
});
